import { analysed, look, modelOf } from '../model/model.ts';
import { forms } from '../model/texts.ts';
import type { Kind, Questions } from './questions.ts';
import { rowPacker } from './rows.ts';

type Answers = { [K in Kind]: (ask: Questions[K]['ask']) => Questions[K]['answer'] };

/** Answers questions, for one figure: in its worker or, where there can be none, in its page. */
export function answerer(): <K extends Kind>(kind: K, ask: Questions[K]['ask']) => Questions[K]['answer'] {
  const pack = rowPacker();
  const answers: Answers = {
    model({ settings }) {
      const model = modelOf(settings);
      return { ...model, rows: pack(model.rows) };
    },
    look: ({ settings, id, column }) => look(settings, id, column),
    measurable({ settings }) {
      const { reading, analysis } = analysed(settings);
      return { network: reading.network, input: analysis.input };
    },
    text: ({ settings, form }) => forms[form](settings),
  };
  return (kind, ask) => answers[kind](ask);
}
