import { getAttribute, setAttribute } from './attributes.ts';
import { kindOf, truth } from './describe.ts';
import { decide, evaluate, setItem } from './expressions.ts';
import { iterate } from './iterate.ts';
import { bindImport } from './names.ts';
import { binary } from './operators.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { subscript } from './subscripts.ts';
import type { ClassSyntax, Expression, FunctionSyntax, Statement } from './syntax.ts';
import { ClassValue, Closure, Dict, Sequence, Unknown, type Value, unknown } from './values.ts';

/** How a run of statements ended: by itself, by break or continue, or by returning. */
export type Ending = null | 'break' | 'continue' | { value: Value };

/** Runs statements one after the other. `owner` is the class in whose body or method they stand. */
export function execute(
  run: Run,
  body: readonly Statement[],
  scope: Scope,
  owner: ClassValue | null = null,
): Ending {
  for (const statement of body) {
    const ending = run.within(statement, () => step(run, statement, scope, owner));
    if (ending !== null) return ending;
  }
  return null;
}

function step(run: Run, node: Statement, scope: Scope, owner: ClassValue | null): Ending {
  switch (node.type) {
    case 'assign': {
      const value = evaluate(run, node.value, scope);
      for (const target of node.targets) assign(run, target, value, scope);
      return null;
    }
    case 'update':
      update(run, node, scope);
      return null;
    case 'expression':
      evaluate(run, node.value, scope);
      return null;
    case 'return':
      return { value: node.value ? evaluate(run, node.value, scope) : null };
    case 'raise':
      run.fail(node, 'Reading reaches this raise, so what follows it is not read.');
      return { value: unknown };
    case 'break':
    case 'continue':
      return node.type;
    case 'if': {
      const branch = node.branches.find(({ test }) => test === null || decide(run, test, scope));
      return branch ? execute(run, branch.body, scope, owner) : null;
    }
    case 'for':
      return loop(run, node, scope, owner);
    case 'while':
      return repeat(run, node, scope, owner);
    case 'block':
      return execute(run, node.body, scope, owner);
    case 'import':
      for (const binding of node.bindings) bindImport(run, node, binding, scope);
      return null;
    case 'function':
      scope.set(node.name, define(run, node, scope, owner));
      return null;
    case 'class':
      scope.set(node.name, defineClass(run, node, scope));
      return null;
    case 'pass':
      return null;
  }
}

function loop(
  run: Run,
  node: Extract<Statement, { type: 'for' }>,
  scope: Scope,
  owner: ClassValue | null,
): Ending {
  for (const item of iterate(run, evaluate(run, node.iterable, scope), node.iterable) ?? []) {
    run.spend(node.target);
    assign(run, node.target, item, scope);
    const ending = execute(run, node.body, scope, owner);
    if (ending === 'break') return null;
    if (ending !== null && ending !== 'continue') return ending;
  }
  return execute(run, node.otherwise, scope, owner);
}

function repeat(
  run: Run,
  node: Extract<Statement, { type: 'while' }>,
  scope: Scope,
  owner: ClassValue | null,
): Ending {
  for (;;) {
    run.spend(node.test);
    const known = truth(evaluate(run, node.test, scope));
    if (known === null) run.warn(node.test, 'This test cannot be decided, so the loop is passed over.');
    if (!known) return null;
    const ending = execute(run, node.body, scope, owner);
    if (ending === 'break') return null;
    if (ending !== null && ending !== 'continue') return ending;
  }
}

function define(run: Run, node: FunctionSyntax, scope: Scope, owner: ClassValue | null): Closure {
  const defaults = new Map<string, Value>();
  for (const each of node.parameters)
    if (each.default) defaults.set(each.name, evaluate(run, each.default, scope));
  return new Closure(node.name, node.parameters, defaults, node.body, scope, owner, node.decorators);
}

function defineClass(run: Run, node: ClassSyntax, scope: Scope): ClassValue {
  const bases = node.bases.map((base) => evaluate(run, base, scope));
  const cls = new ClassValue(node.name, bases, node);
  const inside = new Scope(scope);
  for (const statement of node.body) {
    // A method's names are looked up outside of the class, as Python does.
    if (statement.type === 'function') cls.attributes.set(statement.name, define(run, statement, scope, cls));
    else execute(run, [statement], inside, cls);
  }
  for (const [name, value] of inside.names) cls.attributes.set(name, value);
  return cls;
}

/** `target = value`, for names, attributes, items, and tuples of these. */
export function assign(run: Run, target: Expression, value: Value, scope: Scope): void {
  switch (target.type) {
    case 'name':
      scope.set(target.name, value);
      return;
    case 'attribute':
      setAttribute(run, evaluate(run, target.object, scope), target.name, value, target);
      return;
    case 'subscript':
      assignItem(run, target, value, scope);
      return;
    case 'tuple':
    case 'list':
      unpack(run, target.items, value, scope, target);
      return;
    case 'broken':
      return;
    default:
      run.fail(target, 'Nothing can be assigned to this.');
  }
}

function assignItem(
  run: Run,
  target: Extract<Expression, { type: 'subscript' }>,
  value: Value,
  scope: Scope,
): void {
  const object = evaluate(run, target.object, scope);
  const index = evaluate(run, target.index, scope);
  if (object instanceof Dict) setItem(run, object, index, value, target.index);
  else if (object instanceof Sequence && object.kind === 'list' && typeof index === 'number') {
    const at = index < 0 ? index + object.items.length : index;
    if (at in object.items) object.items[at] = value;
    else run.fail(target, `The list has ${object.items.length} items, so it has none at ${index}.`);
  } else if (!(object instanceof Unknown) && !(index instanceof Unknown))
    run.fail(target, `An item of ${kindOf(object)} cannot be set here.`);
}

function unpack(
  run: Run,
  targets: readonly Expression[],
  value: Value,
  scope: Scope,
  place: Expression,
): void {
  const star = targets.findIndex((target) => target.type === 'star');
  const known = iterate(run, value, place, star < 0 ? targets.length : undefined);
  const fits = known && (star < 0 ? known.length === targets.length : known.length >= targets.length - 1);
  if (known && !fits) run.fail(place, `There are ${known.length} values for ${targets.length} names.`);
  const items = fits ? known : [];
  const after = targets.length - 1 - star;
  targets.forEach((target, i) => {
    if (target.type !== 'star')
      assign(
        run,
        target,
        (fits ? items.at(star >= 0 && i > star ? i - targets.length : i) : unknown) ?? null,
        scope,
      );
    else
      assign(
        run,
        target.value,
        fits ? new Sequence('list', items.slice(star, items.length - after)) : unknown,
        scope,
      );
  });
}

function update(run: Run, node: Extract<Statement, { type: 'update' }>, scope: Scope): void {
  const { target } = node;
  const before =
    target.type === 'attribute'
      ? getAttribute(run, evaluate(run, target.object, scope), target.name, target)
      : target.type === 'subscript'
        ? subscript(run, evaluate(run, target.object, scope), evaluate(run, target.index, scope), target)
        : evaluate(run, target, scope);
  const value = evaluate(run, node.value, scope);
  if (before instanceof Sequence && before.kind === 'list' && node.operator === '+') {
    // `+=` grows the list itself, which others may hold too.
    const more = iterate(run, value, node.value) ?? [];
    run.spend(node, more.length);
    for (const item of [...more]) before.items.push(item);
  } else assign(run, target, binary(run, node, node.operator, before, value), scope);
}
