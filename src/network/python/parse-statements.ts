import type { SyntaxNode } from '@lezer/common';
import { children, nested, reportErrors, slice, type Reading } from './parse.ts';
import { groups, readExpression, readTuple } from './parse-expressions.ts';
import { readArguments, readParameters } from './parse-parts.ts';
import type { Branch, ImportBinding, Statement } from './syntax.ts';

/** Reads statements; what holds none that this reader knows is named and left out. */
export function readStatements(reading: Reading, nodes: readonly SyntaxNode[]): Statement[] {
  const statements: Statement[] = [];
  for (const node of nodes) {
    if (node.name === 'StatementGroup') statements.push(...readStatements(reading, children(node)));
    else if (node.type.isError) reportErrors(reading, [node]);
    else if (node.name !== ';')
      statements.push(nested(reading, node, nothing(node), () => readStatement(reading, node)));
  }
  return statements;
}

const nothing = (node: SyntaxNode): Statement => ({ type: 'pass', from: node.from, to: node.to });

function readStatement(reading: Reading, node: SyntaxNode): Statement {
  const parts = children(node);
  const read = readers[node.name];
  if (read) {
    const spoiled = reportErrors(reading, parts);
    const statement = read(
      reading,
      node,
      parts.filter((part) => !part.type.isError),
    );
    return spoiled && statement.type === 'assign' ? withoutValue(statement) : statement;
  }
  if (!harmless.has(node.name))
    reading.source.error(node, `This statement is not read here, so it is left out.`);
  return nothing(node);
}

/** An assignment whose value is not to be trusted: its first target is set to what is not known. */
const withoutValue = (statement: Extract<Statement, { type: 'assign' }>): Statement => ({
  ...statement,
  targets: statement.targets.slice(0, 1),
  value: { type: 'broken', from: statement.from, to: statement.to },
});

/** Statements that change no network: read over in silence. */
const harmless = new Set([
  'PassStatement',
  'AssertStatement',
  'DeleteStatement',
  'ScopeStatement',
  'PrintStatement',
  'TypeDefinition',
]);

type Reader = (reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]) => Statement;

const readers: Record<string, Reader> = {
  AssignStatement: (reading, node, parts) => {
    const sides = splitAtAssign(
      reading,
      parts.filter((part) => part.name !== 'TypeDef'),
    );
    if (sides.length < 2) return nothing(node);
    const [value, ...targets] = sides.reverse().map((side) => readTuple(reading, node, side));
    return { type: 'assign', targets: targets.reverse(), value: value!, ...place(node) };
  },
  UpdateStatement: (reading, node, parts) => ({
    type: 'update',
    target: readExpression(reading, parts[0], node),
    operator: parts[1] ? slice(reading, parts[1]).slice(0, -1) : '',
    value: readTuple(reading, node, parts.slice(2)),
    ...place(node),
  }),
  ExpressionStatement: (reading, node, parts) => ({
    type: 'expression',
    value: readTuple(reading, node, parts),
    ...place(node),
  }),
  ReturnStatement: (reading, node, parts) => ({
    type: 'return',
    value: parts.length > 1 ? readTuple(reading, node, parts.slice(1)) : null,
    ...place(node),
  }),
  RaiseStatement: (reading, node, parts) => ({
    type: 'raise',
    value: readExpression(reading, parts[1], node),
    ...place(node),
  }),
  BreakStatement: (_reading, node) => ({ type: 'break', ...place(node) }),
  ContinueStatement: (_reading, node) => ({ type: 'continue', ...place(node) }),
  IfStatement: (reading, node, parts) => ({
    type: 'if',
    branches: readBranches(reading, node, parts),
    ...place(node),
  }),
  ForStatement: (reading, node, parts) => {
    const start = parts.findIndex((part) => part.name === 'for');
    const within = parts.findIndex((part) => part.name === 'in');
    const bodies = parts.filter((part) => part.name === 'Body');
    const end = parts.findIndex((part) => part.name === 'Body');
    return {
      type: 'for',
      target: readTuple(reading, node, parts.slice(start + 1, within)),
      iterable: readTuple(reading, node, parts.slice(within + 1, end)),
      body: readBody(reading, bodies[0]),
      otherwise: readBody(reading, bodies[1]),
      ...place(node),
    };
  },
  WhileStatement: (reading, node, parts) => ({
    type: 'while',
    test: readExpression(reading, parts[1], node),
    body: readBody(
      reading,
      parts.find((part) => part.name === 'Body'),
    ),
    ...place(node),
  }),
  WithStatement: firstBody,
  TryStatement: firstBody,
  ImportStatement: (reading, node, parts) => ({
    type: 'import',
    bindings: readImport(reading, parts),
    ...place(node),
  }),
  DecoratedStatement: (reading, node, parts) => {
    const inside = parts.at(-1);
    if (!inside) return nothing(node);
    const statement = readStatement(reading, inside);
    if (statement.type !== 'function') return statement;
    const decorators = parts.slice(0, -1).map((part) => slice(reading, part).slice(1).trim());
    return { ...statement, decorators };
  },
  FunctionDefinition: (reading, node, parts) => {
    const list = parts.find((part) => part.name === 'ParamList');
    return {
      type: 'function',
      name: nameOf(reading, parts),
      parameters: list ? readParameters(reading, list) : [],
      body: readBody(
        reading,
        parts.find((part) => part.name === 'Body'),
      ),
      decorators: [],
      ...place(node),
    };
  },
  ClassDefinition: (reading, node, parts) => {
    const list = parts.find((part) => part.name === 'ArgList');
    const bases = list ? readArguments(reading, list).filter((base) => base.form === 'plain') : [];
    return {
      type: 'class',
      name: nameOf(reading, parts),
      bases: bases.map((base) => base.value),
      body: readBody(
        reading,
        parts.find((part) => part.name === 'Body'),
      ),
      ...place(node),
    };
  },
};

const place = (node: SyntaxNode) => ({ from: node.from, to: node.to });

function nameOf(reading: Reading, parts: readonly SyntaxNode[]): string {
  const name = parts.find((part) => part.name === 'VariableName');
  return name ? slice(reading, name) : '';
}

function readBody(reading: Reading, body: SyntaxNode | undefined): Statement[] {
  return body
    ? readStatements(
        reading,
        children(body).filter((part) => part.name !== ':'),
      )
    : [];
}

/** `with` and `try`: the first block is what happens when nothing goes wrong. */
function firstBody(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]): Statement {
  return {
    type: 'block',
    body: readBody(
      reading,
      parts.find((part) => part.name === 'Body'),
    ),
    ...place(node),
  };
}

function splitAtAssign(reading: Reading, parts: readonly SyntaxNode[]): SyntaxNode[][] {
  const sides: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === 'AssignOp' && slice(reading, part) === '=') sides.push([]);
    else sides.at(-1)!.push(part);
  }
  return sides;
}

function readBranches(reading: Reading, node: SyntaxNode, parts: readonly SyntaxNode[]): Branch[] {
  const branches: Branch[] = [];
  let test: SyntaxNode[] = [];
  for (const part of parts) {
    if (part.name === 'if' || part.name === 'elif' || part.name === 'else') test = [];
    else if (part.name !== 'Body') test.push(part);
    else
      branches.push({
        test: test[0] ? readExpression(reading, test[0], node) : null,
        body: readBody(reading, part),
      });
  }
  return branches;
}

/** `import a.b as c`, `from a.b import c as d, e`, `from a import *`. */
function readImport(reading: Reading, parts: readonly SyntaxNode[]): ImportBinding[] {
  const text = (part: SyntaxNode) => slice(reading, part);
  const at = parts.findIndex((part) => part.name === 'import');
  const base = parts[0]?.name === 'from' ? parts.slice(1, at).map(text).join('') : null;
  const listed = parts.slice(at + 1).filter((part) => part.name !== '(' && part.name !== ')');
  return groups(listed, ',').map((group) => {
    const as = group.findIndex((part) => part.name === 'as');
    const path = group
      .slice(0, as < 0 ? undefined : as)
      .map(text)
      .join('');
    const alias = as < 0 ? undefined : group[as + 1];
    if (base !== null) return { name: alias ? text(alias) : path, path: `${base}.${path}` };
    // `import a.b` binds `a`.
    return alias ? { name: text(alias), path } : { name: path.split('.')[0]!, path: path.split('.')[0]! };
  });
}
