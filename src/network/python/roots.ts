import { construct } from './classes.ts';
import { callClosure } from './calls.ts';
import { noArgs } from './arguments.ts';
import { ancestry, append, containerOf, findInClass } from './modules.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import type { ClassSyntax, Place, Statement } from './syntax.ts';
import { type Made, buildsNetwork } from './toplevel.ts';
import { containers } from './torch.ts';
import { ClassValue, Closure, Instance } from './values.ts';

/**
 * The module that a file is about: the one it makes last; else what a function without required arguments makes; else
 * an object of the last class that no other class uses.
 */
export function findRoot(
  run: Run,
  statements: readonly Statement[],
  scope: Scope,
  made: Made,
): Instance | null {
  const last = made.at(-1);
  if (last instanceof Instance) return last;
  if (last) return chainOf(made);
  const classes = statements
    .filter((statement) => statement.type === 'class')
    .filter((syntax) => isNetworkClass(scope, syntax));
  const used = usedByOthers(run, classes);
  const syntax = classes.filter((each) => !used.has(each.name)).at(-1) ?? classes.at(-1);
  if (!syntax) {
    run.fail(
      { from: 0, to: 0 },
      'There is no network in this source.',
      'Write an nn.Sequential(…), a class that extends nn.Module, or a list of layers.',
    );
    return null;
  }
  const cls = scope.get(syntax.name) as ClassValue;
  const missing = requiredOf(findInClass(ancestry(cls), '__init__'));
  if (missing.length === 0) return asInstance(construct(run, cls, noArgs, head(syntax)));
  const built = fromFunctions(run, statements, scope);
  if (built) return built;
  run.fail(
    head(syntax),
    `${syntax.name} needs ${missing.map((name) => `'${name}'`).join(', ')} to be made.`,
    `Add a line such as model = ${syntax.name}(…).`,
  );
  return null;
}

/** Layers made one by one at the top of a file, chained. */
function chainOf(made: Made): Instance {
  const root = new Instance(containers.Sequential, made[0]!.place);
  for (const each of made) append(root, each);
  return root;
}

function isNetworkClass(scope: Scope, syntax: ClassSyntax): boolean {
  const cls = scope.get(syntax.name);
  return cls instanceof ClassValue && (containerOf(cls) === 'Module' || containerOf(cls) === 'Sequential');
}

/** Names of classes that appear in the text of another class. */
function usedByOthers(run: Run, classes: readonly ClassSyntax[]): ReadonlySet<string> {
  const names = new Set(classes.map((syntax) => syntax.name));
  const used = new Set<string>();
  for (const syntax of classes) {
    for (const word of run.source.textAt(syntax).match(/\w+/g) ?? [])
      if (word !== syntax.name && names.has(word)) used.add(word);
  }
  return used;
}

const head = (syntax: ClassSyntax): Place => ({
  from: syntax.from,
  to: syntax.from + 'class '.length + syntax.name.length,
});

const asInstance = (value: unknown) => (value instanceof Instance ? value : null);

/** Names of parameters that have no default, `self` aside. */
function requiredOf(closure: unknown): string[] {
  if (!(closure instanceof Closure)) return [];
  return closure.parameters
    .filter(
      (each, i) =>
        !(closure.owner && i === 0) &&
        (each.form === 'plain' || each.form === 'keywordOnly') &&
        !each.default,
    )
    .map((each) => each.name);
}

/** What the last function that can be called without arguments makes, if that is a module: torchvision's `resnet50()`. */
function fromFunctions(run: Run, statements: readonly Statement[], scope: Scope): Instance | null {
  const candidates = statements.flatMap((statement) => {
    const value = statement.type === 'function' ? scope.get(statement.name) : null;
    return value instanceof Closure && requiredOf(value).length === 0 && buildsNetwork(run, value)
      ? [{ statement: statement as Place, value }]
      : [];
  });
  const last = candidates.at(-1);
  if (!last) return null;
  const place = {
    from: last.statement.from,
    to: last.statement.from + 'def '.length + last.value.name.length,
  };
  const made = callClosure(run, last.value, undefined, noArgs, place);
  if (!(made instanceof Instance)) return null;
  const others = candidates.slice(0, -1).map(({ value }) => `${value.name}()`);
  if (others.length > 0)
    run.warn(
      place,
      `The network read is ${last.value.name}().`,
      `For another, add a line such as model = ${others.at(-1)!}.`,
    );
  return made;
}
