import type { Variable } from '@engine/autograd/variable.ts';
import type { Random } from '@engine/random.ts';
import type { Tensor } from '@engine/tensor.ts';
import type { Options } from '../layer.ts';

/** What a module owns: its trained tensors, and the state that it keeps beside them. */
export interface ModuleState {
  parameters: Record<string, Variable>;
  buffers: Record<string, Tensor>;
}

/** One use of a layer while a network runs. */
export interface Call {
  kind: string;
  /** With PyTorch's defaults filled in. */
  options: Options;
  inputs: readonly Variable[];
  state: ModuleState;
  /** Present while training: dropout draws from it, and batch norm normalises by the batch. */
  training?: Random;
}

export type Computation = (call: Call) => Variable;
