import type { Network, Node } from '../graph.ts';
import type { Options } from '../layer.ts';
import type { Run } from './run.ts';
import type { Place } from './syntax.ts';
import { Instance, Layer, Tensor } from './values.ts';

type Modules = ReadonlyMap<Instance | Layer, string>;

/** The graph that running `forward` writes down, node by node. */
export class Trace {
  readonly nodes: Node[] = [];
  /** Modules that ran, to tell which never do. */
  readonly used = new Set<Layer>();
  /** Whether a Linear after feature maps gets the Flatten that a bare list of layers leaves out. */
  impliesFlatten = false;
  readonly #byId = new Map<string, Node>();
  readonly #ids = new Set<string>();
  readonly #uses = new Map<string, number>();
  /** Modules' paths that no node bears yet: they are kept for their modules. */
  readonly #names: Set<string>;
  readonly #paths: Modules;
  /** Paths of the modules whose `forward` is running, innermost last. */
  readonly #within: string[] = [''];

  readonly run: Run;
  /** Modules that PyTorch would not find: a plain list or dict holds them. */
  readonly unregistered: ReadonlySet<Instance | Layer>;

  constructor(run: Run, paths: Modules, unregistered: ReadonlySet<Instance | Layer> = new Set()) {
    this.run = run;
    this.unregistered = unregistered;
    this.#paths = paths;
    this.#names = new Set(paths.values());
    const id = this.#unique('input', '_');
    this.#push({ id, module: id, kind: 'input', options: {}, inputs: [] });
  }

  /** The value that came last: what goes on where a diagnostic has said that the right one is not known. */
  get latest(): Tensor {
    return new Tensor(this.nodes.at(-1)!.id);
  }

  /** Adds what a layer makes of `inputs`. */
  applyLayer(layer: Layer, inputs: readonly string[], place: Place): Tensor {
    const path = this.#paths.get(layer);
    if (path === undefined) return this.apply(layer.kind, layer.options, inputs, place);
    this.used.add(layer);
    this.#names.delete(path);
    return this.#add(
      { id: this.#unique(path, '#'), module: path, kind: layer.kind, options: layer.options, inputs },
      layer.place,
      place,
    );
  }

  /** Adds an operation that has no module: F.relu, `+`, torch.cat. */
  apply(kind: string, options: Options, inputs: readonly string[], place: Place): Tensor {
    const prefix = this.#within.at(-1)!;
    const id = this.#unique((prefix ? `${prefix}.` : '') + kind.toLowerCase(), '_');
    return this.#add({ id, module: id, kind, options, inputs }, place, place);
  }

  /** Runs `body` as the forward of `module`, so that what it does bears that module's path. */
  inside<T>(module: Instance, body: () => T): T {
    this.#within.push(this.#paths.get(module) ?? this.#within.at(-1)!);
    try {
      return body();
    } finally {
      this.#within.pop();
    }
  }

  network(name: string, output: Tensor): Network {
    return { name, nodes: this.nodes, output: output.node };
  }

  /** `base`, or `base` with the next free number behind `mark`. */
  #unique(base: string, mark: string): string {
    let id = base;
    let use = this.#uses.get(base) ?? 1;
    while (this.#names.has(id) || this.#ids.has(id)) id = `${base}${mark}${++use}`;
    this.#uses.set(base, use);
    this.#ids.add(id);
    return id;
  }

  #add(node: Node, definition: Place, call: Place): Tensor {
    this.run.spend(call, 20);
    this.#push({ ...node, span: this.run.source.span(definition) });
    return new Tensor(node.id);
  }

  #push(node: Node): void {
    this.nodes.push(node);
    this.#byId.set(node.id, node);
  }

  node(id: string): Node | undefined {
    return this.#byId.get(id);
  }
}
