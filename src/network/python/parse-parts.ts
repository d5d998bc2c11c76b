import type { SyntaxNode } from '@lezer/common';
import { children, reportErrors, slice, type Reading } from './parse.ts';
import { groups, readExpression, readTuple } from './parse-expressions.ts';
import type { Argument, Clause, FormalParameter } from './syntax.ts';

/** The arguments of a call, from its ArgList. */
export function readArguments(reading: Reading, list: SyntaxNode): Argument[] {
  const parts = children(list);
  const spoiled = reportErrors(reading, parts);
  if (spoiled)
    return [
      {
        form: 'plain',
        name: '',
        value: { type: 'broken', from: list.from, to: list.to },
        from: list.from,
        to: list.to,
      },
    ];
  const inside = parts.filter((part) => !part.type.isError && part.name !== '(' && part.name !== ')');
  if (inside.some((part) => part.name === 'for')) return [generatorArgument(reading, list, inside)];
  return groups(inside, ',').map((group) => readArgument(reading, list, group));
}

function readArgument(reading: Reading, list: SyntaxNode, group: readonly SyntaxNode[]): Argument {
  const [first, second, third] = group;
  const place = { from: first!.from, to: group.at(-1)!.to };
  if (first!.name === '*')
    return { form: 'star', name: '', value: readExpression(reading, second, list), ...place };
  if (first!.name === '**')
    return { form: 'doubleStar', name: '', value: readExpression(reading, second, list), ...place };
  if (second?.name === 'AssignOp' && slice(reading, second) === '=')
    return {
      form: 'keyword',
      name: slice(reading, first!),
      value: readExpression(reading, third, list),
      ...place,
    };
  return { form: 'plain', name: '', value: readExpression(reading, first, list), ...place };
}

/** `f(x for x in y)`: the call's only argument is a generator without brackets of its own. */
function generatorArgument(reading: Reading, list: SyntaxNode, inside: readonly SyntaxNode[]): Argument {
  const place = { from: list.from, to: list.to };
  const element = readExpression(reading, inside[0], list);
  const clauses = readClauses(reading, list, inside.slice(1));
  return {
    form: 'plain',
    name: '',
    value: { type: 'comprehension', element, value: null, clauses, ...place },
    ...place,
  };
}

/** `for target in iterable if test …`, once or more. */
export function readClauses(reading: Reading, near: SyntaxNode, parts: readonly SyntaxNode[]): Clause[] {
  return groups(parts, 'for')
    .filter((group) => group.some((part) => part.name === 'in'))
    .map((group) => {
      const at = group.findIndex((part) => part.name === 'in');
      const [iterable = [], ...tests] = groups(group.slice(at + 1), 'if');
      return {
        target: readTuple(reading, near, group.slice(0, at)),
        iterable: readTuple(reading, near, iterable),
        tests: tests.map((test) => readTuple(reading, near, test)),
      };
    });
}

/** The parameters of a def or lambda; type hints are left aside. */
export function readParameters(reading: Reading, list: SyntaxNode): FormalParameter[] {
  const parts = children(list);
  reportErrors(reading, parts);
  const found: FormalParameter[] = [];
  let keywordOnly = false;
  for (const group of groups(
    parts.filter((part) => !/^[()]$/.test(part.name) && !part.type.isError && part.name !== 'TypeDef'),
    ',',
  )) {
    const star = group[0]!.name === '*' || group[0]!.name === '**';
    const name = group[star ? 1 : 0];
    const form =
      group[0]!.name === '**' ? 'doubleStar' : star ? 'star' : keywordOnly ? 'keywordOnly' : 'plain';
    if (star) keywordOnly = true;
    if (!name || name.name !== 'VariableName') continue;
    const equals = group.findIndex((part) => part.name === 'AssignOp');
    found.push({
      name: slice(reading, name),
      form,
      default: equals < 0 ? null : readExpression(reading, group[equals + 1], list),
    });
  }
  return found;
}
