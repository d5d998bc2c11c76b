import { containerOf } from './modules.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { evaluate } from './expressions.ts';
import { assign, execute } from './statements.ts';
import type { Expression, Statement } from './syntax.ts';
import { ClassValue, Closure, External, Instance, Layer, type Value, unknown } from './values.ts';

/** The modules that the file's own statements made, in order: the last is the one meant. */
export type Made = (Instance | Layer)[];

/**
 * Runs the statements of a file that bear on its network: definitions, imports, and what makes modules or changes them.
 * Training, data loading and printing are passed over.
 */
export function runFile(run: Run, statements: readonly Statement[], scope: Scope): Made {
  const made: Made = [];
  scope.set('__name__', '__main__');
  for (const statement of statements) runOne(run, statement, scope, made);
  return made;
}

function runOne(run: Run, statement: Statement, scope: Scope, made: Made): void {
  switch (statement.type) {
    case 'function':
    case 'class':
    case 'import':
      execute(run, [statement], scope);
      return;
    case 'assign':
    case 'expression': {
      const targets = statement.type === 'assign' ? statement.targets : [];
      if (bearsOnNetwork(run, statement.value, scope)) note(run, targets, statement.value, scope, made);
      else for (const target of targets) if (target.type === 'name') scope.set(target.name, unknown);
      return;
    }
    case 'update':
    case 'for':
    case 'while':
      if (made.length === 0 || /\bnn\.[A-Z]\w*\(|\.add_module\(/.test(run.source.textAt(statement)))
        execute(run, [statement], scope);
      return;
    case 'if':
      for (const { test, body } of statement.branches) {
        if (test && !/__name__/.test(run.source.textAt(test)))
          execute(run, [{ ...statement, branches: [{ test, body }] }], scope);
        else for (const each of body) runOne(run, each, scope, made);
      }
      return;
    case 'block':
      for (const each of statement.body) runOne(run, each, scope, made);
      return;
    default:
      return;
  }
}

/** Evaluates a statement that may make a module; a network may stand alone, without a name. */
function note(run: Run, targets: readonly Expression[], value: Expression, scope: Scope, made: Made): void {
  const result = evaluate(run, value, scope);
  for (const target of targets) assign(run, target, result, scope);
  if (targets.length > 0 || (made.length === 0 && isConstruction(run, value, scope))) keep(made, result);
}

function keep(made: Made, value: Value): void {
  const isNetwork =
    value instanceof Layer ||
    (value instanceof Instance && ['Module', 'Sequential'].includes(containerOf(value.cls) ?? ''));
  if (isNetwork && !made.includes(value)) made.push(value);
}

/** Whether evaluating this can matter to a network: constants, constructions, and calls of what builds one. */
function bearsOnNetwork(run: Run, node: Expression, scope: Scope): boolean {
  switch (node.type) {
    case 'call':
      return isConstruction(run, node, scope) || changes(node.callee, scope);
    case 'attribute':
      return bearsOnNetwork(run, node.object, scope);
    case 'conditional':
      return bearsOnNetwork(run, node.test, scope);
    default:
      return true;
  }
}

const configuring = new Set(
  'add_module append extend insert pop register_module reverse setdefault sort update'.split(' '),
);

/** `model.add_module(…)`, `widths.sort()`. */
const changes = (callee: Expression, scope: Scope) =>
  callee.type === 'attribute' &&
  configuring.has(callee.name) &&
  callee.object.type === 'name' &&
  scope.get(callee.object.name) !== unknown;

/** `Net()`, `nn.Sequential(…)`, `resnet18()`, `Net().to(device)`. */
function isConstruction(run: Run, node: Expression, scope: Scope): boolean {
  if (node.type !== 'call') return false;
  const { callee } = node;
  if (callee.type === 'attribute') {
    if (callee.object.type === 'call') return isConstruction(run, callee.object, scope);
    return /^(?:torch\.)?nn\.[A-Z]/.test(run.source.textAt(callee));
  }
  if (callee.type !== 'name') return false;
  const value = scope.get(callee.name);
  if (value instanceof ClassValue) return true;
  if (value instanceof External)
    return /^(?:torch\.nn|builtins|math|collections|functools)\./.test(value.path) && callee.name !== 'print';
  return value instanceof Closure
    ? buildsNetwork(run, value)
    : /^[A-Z]\w*[a-z1-3]$/.test(callee.name) && value === undefined;
}

/** Whether a function's text speaks of modules: what trains a network seldom does. */
export function buildsNetwork(run: Run, closure: Closure): boolean {
  if (!Array.isArray(closure.body)) return true;
  const [first, last] = [closure.body[0], closure.body.at(-1)] as [
    Statement | undefined,
    Statement | undefined,
  ];
  if (!first || !last) return false;
  const text = run.source.textAt({ from: first.from, to: last.to });
  return (
    /\breturn\b/.test(text) &&
    (/\bnn\.[A-Z]|\bSequential\b/.test(text) || /\b_?[A-Za-z]\w*\(/.test(text)) &&
    !/\.backward\(|optimizer/.test(text)
  );
}
