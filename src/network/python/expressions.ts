import { getAttribute } from './attributes.ts';
import { readArgs } from './arguments.ts';
import { call } from './calls.ts';
import { text, truth } from './describe.ts';
import { iterate } from './iterate.ts';
import { binary, compare, negate } from './operators.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { assign } from './statements.ts';
import { subscript } from './subscripts.ts';
import type { Clause, Expression, Place } from './syntax.ts';
import {
  Closure,
  Dict,
  Float,
  type Key,
  Sequence,
  Slice,
  Tensor,
  Unknown,
  type Value,
  list,
  unknown,
} from './values.ts';
import { lookUp } from './names.ts';

/** The value of an expression; an unknown one, said once, where it cannot be known. */
export function evaluate(run: Run, node: Expression, scope: Scope): Value {
  return run.within(node, () => evaluateShape(run, node, scope));
}

function evaluateShape(run: Run, node: Expression, scope: Scope): Value {
  switch (node.type) {
    case 'number':
      return node.float ? new Float(node.value) : node.value;
    case 'string':
    case 'constant':
      return node.value;
    case 'ellipsis':
      return new Unknown("'...' stands for something that is not here");
    case 'broken':
      return unknown;
    case 'name':
      return lookUp(run, node, scope);
    case 'attribute':
      return getAttribute(run, evaluate(run, node.object, scope), node.name, node);
    case 'subscript':
      return subscript(run, evaluate(run, node.object, scope), evaluate(run, node.index, scope), node);
    case 'slice': {
      const end = (part: Expression | null) => (part ? evaluate(run, part, scope) : null);
      return new Slice(end(node.start), end(node.stop), end(node.step));
    }
    case 'call':
      return call(run, evaluate(run, node.callee, scope), readArgs(run, node.args, scope), node, scope);
    case 'tuple':
    case 'list':
      return new Sequence(node.type, evaluateItems(run, node.items, scope));
    case 'star':
      return run.fail(node, "'*' can unpack only inside a call, a list or a tuple.");
    case 'dict':
      return evaluateDict(run, node, scope);
    case 'comprehension':
      return comprehension(run, node, scope);
    case 'format':
      return format(run, node, scope);
    case 'lambda':
      return closure(run, node, scope);
    case 'walrus': {
      const value = evaluate(run, node.value, scope);
      scope.set(node.name, value);
      return value;
    }
    default:
      return evaluateOperation(run, node, scope);
  }
}

type Operation = Extract<Expression, { type: 'unary' | 'binary' | 'compare' | 'logic' | 'conditional' }>;

function evaluateOperation(run: Run, node: Operation, scope: Scope): Value {
  switch (node.type) {
    case 'unary': {
      const operand = evaluate(run, node.operand, scope);
      if (node.operator !== 'not') return negate(run, node, node.operator, operand);
      const known = truth(operand);
      return known === null ? unknown : !known;
    }
    case 'binary':
      return binary(
        run,
        node,
        node.operator,
        evaluate(run, node.left, scope),
        evaluate(run, node.right, scope),
      );
    case 'compare':
      return compare(
        run,
        node,
        node.operator,
        evaluate(run, node.left, scope),
        evaluate(run, node.right, scope),
      );
    case 'logic': {
      const left = evaluate(run, node.left, scope);
      const known = truth(left);
      if (known === (node.operator === 'or')) return left;
      const right = evaluate(run, node.right, scope);
      // `unknown and False` is False whatever the left side is.
      return known !== null || truth(right) === (node.operator === 'or') ? right : unknown;
    }
    case 'conditional': {
      const known = decide(run, node.test, scope);
      return evaluate(run, known ? node.then : node.otherwise, scope);
    }
  }
}

/** Whether a test holds. One that depends on data is said to be passed over, and counts as false. */
export function decide(run: Run, test: Expression, scope: Scope): boolean {
  const value = evaluate(run, test, scope);
  const known = truth(value);
  if (known !== null) return known;
  if (value instanceof Tensor || (value instanceof Unknown && value.why !== null))
    run.warn(test, 'This test depends on what is known only when the network runs; it is read as false.');
  else run.warn(test, 'This test cannot be decided; it is read as false.');
  return false;
}

function evaluateItems(run: Run, items: readonly Expression[], scope: Scope): Value[] {
  return items.flatMap((item) =>
    item.type === 'star'
      ? (iterate(run, evaluate(run, item.value, scope), item) ?? [])
      : [evaluate(run, item, scope)],
  );
}

function evaluateDict(run: Run, node: Extract<Expression, { type: 'dict' }>, scope: Scope): Value {
  const dict = new Dict();
  for (const { key, value } of node.entries) {
    if (key) setItem(run, dict, evaluate(run, key, scope), evaluate(run, value, scope), key);
    else {
      const other = evaluate(run, value, scope);
      if (other instanceof Dict) for (const [name, item] of other.entries) dict.entries.set(name, item);
    }
  }
  return dict;
}

/** Sets one entry of a dict; keys are the plain values that Python hashes by value. */
export function setItem(run: Run, dict: Dict, key: Value, value: Value, place: Place): void {
  const plain = plainKey(key);
  if (plain !== undefined) dict.entries.set(plain, value);
  else if (!(key instanceof Unknown)) run.fail(place, 'A key of a dict can be a string or a number here.');
}

/** A value as the key of a dict; undefined for what this reader does not take as one. */
export const plainKey = (key: Value): Key | undefined =>
  key === null || typeof key !== 'object' ? key : key instanceof Float ? key.value : undefined;

function comprehension(run: Run, node: Extract<Expression, { type: 'comprehension' }>, scope: Scope): Value {
  const dict = new Dict();
  const items: Value[] = [];
  forEachClause(run, node.clauses, new Scope(scope), (inner) => {
    const element = evaluate(run, node.element, inner);
    if (node.value) setItem(run, dict, element, evaluate(run, node.value, inner), node.element);
    else items.push(element);
  });
  return node.value ? dict : list(items);
}

function forEachClause(
  run: Run,
  clauses: readonly Clause[],
  scope: Scope,
  body: (scope: Scope) => void,
): void {
  const [clause, ...rest] = clauses;
  if (!clause) {
    body(scope);
    return;
  }
  for (const item of iterate(run, evaluate(run, clause.iterable, scope), clause.iterable) ?? []) {
    run.spend(clause.target);
    assign(run, clause.target, item, scope);
    if (clause.tests.every((test) => decide(run, test, scope)))
      run.within(clause.target, () => forEachClause(run, rest, scope, body));
  }
}

function format(run: Run, node: Extract<Expression, { type: 'format' }>, scope: Scope): Value {
  let whole = '';
  for (const part of node.parts) {
    const piece = typeof part === 'string' ? part : text(evaluate(run, part.value, scope));
    if (piece === null) return unknown;
    run.spend(node, piece.length);
    whole += typeof part === 'string' ? piece : padded(piece, part.spec);
  }
  return whole;
}

/** A format spec's zero padding, as in f'{i:02d}'; other specs change only looks. */
function padded(piece: string, spec: string): string {
  const width = /^0(\d{1,2})d?$/.exec(spec)?.[1];
  return width ? piece.padStart(Number(width), '0') : piece;
}

function closure(run: Run, node: Extract<Expression, { type: 'lambda' }>, scope: Scope): Closure {
  const defaults = new Map<string, Value>();
  for (const each of node.parameters)
    if (each.default) defaults.set(each.name, evaluate(run, each.default, scope));
  return new Closure('lambda', node.parameters, defaults, node.body, scope, null, []);
}
