import { containers } from './torch.ts';
import {
  ClassValue,
  type Container,
  Dict,
  External,
  Instance,
  Layer,
  Sequence,
  type Value,
} from './values.ts';

/** Which of PyTorch's containers a class is, through its bases; null for a class that is none. */
export function containerOf(cls: ClassValue): Container | null {
  for (const each of ancestry(cls)) {
    if (Object.values(containers).includes(each)) return each.name as Container;
    // LightningModule and the like hold children as nn.Module does.
    if (each.bases.some((base) => base instanceof External && base.path.endsWith('Module'))) return 'Module';
  }
  return null;
}

/** A class and its bases, nearest first. */
export function ancestry(cls: ClassValue): ClassValue[] {
  const found = [cls];
  for (let i = 0; i < found.length && found.length < 50; i++) {
    for (const base of found[i]!.bases)
      if (base instanceof ClassValue && !found.includes(base)) found.push(base);
  }
  return found;
}

/** The layer class that a class extends, as in `class Head(nn.Linear)`: its full name. */
export function layerBase(cls: ClassValue): External | null {
  for (const each of ancestry(cls)) {
    const base = each.bases.find(
      (candidate) => candidate instanceof External && candidate.path.startsWith('torch.nn.'),
    );
    if (base instanceof External) return base;
  }
  return null;
}

/** What the first of these classes that has the name calls by it. */
export function findInClass(classes: readonly ClassValue[], name: string): Value | undefined {
  for (const each of classes) {
    const value = each.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Where an object of a class that extends a layer keeps that layer; it bears the object's own path. */
export const extendedLayer = '(layer)';

export const isModule = (value: Value): value is Instance | Layer =>
  value instanceof Layer || value instanceof Instance;

/** A container's children in order, by name; null for a plain object. */
export function children(instance: Instance): Map<string, Instance | Layer> | null {
  if (containerOf(instance.cls) === null) return null;
  const found = new Map<string, Instance | Layer>();
  for (const [name, value] of instance.attributes) if (isModule(value)) found.set(name, value);
  return found;
}

/** Adds a child under the next free number, as Sequential and ModuleList do. */
export function append(instance: Instance, child: Value): void {
  let index = instance.attributes.size;
  while (instance.attributes.has(String(index))) index++;
  instance.attributes.set(String(index), child);
}

/**
 * Every module under `root` with its path, as a state_dict spells it. Modules that PyTorch would not find,
 * since a plain list or dict holds them, come into `unregistered` too.
 */
export function namePaths(root: Instance) {
  const paths = new Map<Instance | Layer, string>([[root, '']]);
  const unregistered = new Set<Instance | Layer>();
  const queue: Instance[] = [root];
  const visit = (child: Value, path: string, hidden: boolean) => {
    if (!isModule(child) || paths.has(child)) return;
    paths.set(child, path);
    if (hidden) unregistered.add(child);
    if (child instanceof Instance) queue.push(child);
  };
  for (let i = 0; i < queue.length; i++) {
    const instance = queue[i]!;
    const base = paths.get(instance)!;
    const under = (name: string) => (base ? `${base}.${name}` : name);
    const entries = [...instance.attributes];
    for (const [name, value] of entries)
      visit(value, name === extendedLayer ? base : under(name), unregistered.has(instance));
    for (const [name, value] of entries) {
      if (value instanceof Sequence)
        value.items.forEach((item, at) => visit(item, under(`${name}.${at}`), true));
      if (value instanceof Dict)
        for (const [key, item] of value.entries) visit(item, under(`${name}.${String(key)}`), true);
    }
  }
  return { paths, unregistered };
}
