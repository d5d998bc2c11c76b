/** The subset of Python's syntax that the reader keeps, as plain data. Offsets count UTF-16 units of the text. */
export interface Place {
  from: number;
  to: number;
}

export type Expression = Place &
  (
    | { type: 'number'; value: number; float: boolean }
    | { type: 'string'; value: string }
    | { type: 'constant'; value: boolean | null }
    | { type: 'ellipsis' }
    | { type: 'format'; parts: readonly (string | { value: Expression; spec: string })[] }
    | { type: 'name'; name: string }
    | { type: 'attribute'; object: Expression; name: string }
    | { type: 'subscript'; object: Expression; index: Expression }
    | { type: 'slice'; start: Expression | null; stop: Expression | null; step: Expression | null }
    | { type: 'call'; callee: Expression; args: readonly Argument[] }
    | { type: 'tuple' | 'list'; items: readonly Expression[] }
    | { type: 'star'; value: Expression }
    | { type: 'dict'; entries: readonly Entry[] }
    | { type: 'comprehension'; element: Expression; value: Expression | null; clauses: readonly Clause[] }
    | { type: 'unary'; operator: string; operand: Expression }
    | { type: 'binary' | 'compare' | 'logic'; operator: string; left: Expression; right: Expression }
    | { type: 'conditional'; test: Expression; then: Expression; otherwise: Expression }
    | { type: 'lambda'; parameters: readonly FormalParameter[]; body: Expression }
    | { type: 'walrus'; name: string; value: Expression }
    /** What could not be read; a diagnostic has said so. */
    | { type: 'broken' }
  );

/** `value`, `name=value`, `*value` or `**value` in a call. */
export interface Argument extends Place {
  form: 'plain' | 'keyword' | 'star' | 'doubleStar';
  name: string;
  value: Expression;
}

/** `key: value` in a dict; no key for `**value`. */
export interface Entry {
  key: Expression | null;
  value: Expression;
}

/** `for target in iterable if test if test` in a comprehension. */
export interface Clause {
  target: Expression;
  iterable: Expression;
  tests: readonly Expression[];
}

export interface FormalParameter {
  name: string;
  form: 'plain' | 'keywordOnly' | 'star' | 'doubleStar';
  default: Expression | null;
}

export interface ImportBinding {
  /** '*' binds every name of the module. */
  name: string;
  path: string;
}

export interface FunctionSyntax extends Place {
  type: 'function';
  name: string;
  parameters: readonly FormalParameter[];
  body: readonly Statement[];
  decorators: readonly string[];
}

export interface ClassSyntax extends Place {
  type: 'class';
  name: string;
  bases: readonly Expression[];
  body: readonly Statement[];
}

export interface Branch {
  /** Null for `else`. */
  test: Expression | null;
  body: readonly Statement[];
}

export type Statement =
  | FunctionSyntax
  | ClassSyntax
  | (Place &
      (
        | { type: 'assign'; targets: readonly Expression[]; value: Expression }
        | { type: 'update'; target: Expression; operator: string; value: Expression }
        | { type: 'expression' | 'raise'; value: Expression }
        | { type: 'return'; value: Expression | null }
        | { type: 'if'; branches: readonly Branch[] }
        | {
            type: 'for';
            target: Expression;
            iterable: Expression;
            body: readonly Statement[];
            otherwise: readonly Statement[];
          }
        | { type: 'while'; test: Expression; body: readonly Statement[] }
        | { type: 'block'; body: readonly Statement[] }
        | { type: 'import'; bindings: readonly ImportBinding[] }
        | { type: 'pass' | 'break' | 'continue' }
      ));
