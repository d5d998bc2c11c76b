import type { Node } from '../graph.ts';
import type { OptionValue } from '../layer.ts';
import { pythonValue } from '../layers/define.ts';
import { layerKinds } from '../layers/index.ts';

const same = (a: OptionValue | undefined, b: OptionValue | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

/** The call that makes a layer: required arguments by position, others by name where they are not the default. */
export function constructorCall(node: Node): string {
  const kind = layerKinds.get(node.kind);
  if (!kind || node.kind === 'unknown') return 'nn.Identity()';
  const args = kind.signature
    .filter(
      (parameter) => parameter.name in node.options && !same(node.options[parameter.name], parameter.default),
    )
    .map((parameter) => {
      const value = pythonValue(node.options[parameter.name]!);
      return parameter.default === undefined ? value : `${parameter.name}=${value}`;
    });
  return `nn.${node.kind}(${args.join(', ')})`;
}

/** What to say behind a layer that stands for one that could not be read. */
export function remark(node: Node): string {
  if (node.kind !== 'unknown') return '';
  return `  # not read: ${String(node.options.text ?? '').replace(/\s+/g, ' ')}`;
}

/** Whether a node is made by a module, and not by an operator or function in `forward`. */
export const isModuleNode = (node: Node) => /^[A-Z]/.test(node.kind) || node.kind === 'unknown';

/** Python's keywords and what nn.Module already calls something: no names for attributes. */
const taken = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda
  nonlocal not or pass raise return try while with yield add_module apply bfloat16 buffers call_super_init children compile cpu cuda
  double dump_patches eval extra_repr float forward get_buffer get_parameter get_submodule half ipu load_state_dict modules mtia
  named_buffers named_children named_modules named_parameters parameters register_buffer register_module register_parameter
  requires_grad_ share_memory state_dict to to_empty train training type xpu zero_grad self append extend insert pop`.split(
    /\s+/,
  ),
);

/** A name that Python takes for an attribute and nn.Module does not use itself. */
export function attributeName(path: string): string {
  const plain = path.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)/, 'layer_') || 'layer';
  return taken.has(plain) ? `${plain}_` : plain;
}

/** 'ResNet' for 'ResNet', 'MyNet' for 'my net'. */
export function className(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Network';
  return /^\d/.test(joined) ? `Network${joined}` : joined;
}
