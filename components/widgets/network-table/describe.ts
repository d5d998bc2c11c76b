import { unitNames } from './counting.ts';
import { grouped, inWords, perAxis, shapeText } from './format.ts';
import type { Model } from './model/model.ts';
import { type Settings, networkNames } from './settings.ts';

/** What is to be seen, in a sentence or two, for those who hear it. */
export function describe(model: Model, settings: Settings): string {
  const { row: id, number, network, unit } = settings;
  const row = model.rows.find((candidate) => candidate.id === id);
  if (row?.loss) return `${row.id} has no numbers: ${row.loss.reason}`;
  if (row?.numbers && number !== '') {
    const value = model.looked.opened?.ways.map((way) => way.value ?? 'not known').join(' by ') ?? '';
    return `${row.id}, ${number === 'macs' ? unitNames[unit] : number}: ${value}.`;
  }
  if (row?.numbers) {
    const { shape, work, field } = row.numbers;
    return `${row.id}: output ${shapeText(shape)}, ${grouped(row.holds?.parameters ?? 0)} parameters, ${grouped(work)} ${unitNames[unit]}, receptive field ${perAxis(field)}.`;
  }
  const { work } = model.totals;
  // As the table adds them up: a layer that is not reached has its parameters all the same.
  const total = model.rows.reduce(
    (sum, { holds }) => sum + (holds?.sharedWith === undefined ? (holds?.parameters ?? 0) : 0),
    0,
  );
  const broken = model.rows.filter(({ loss }) => loss?.here).map((each) => each.id);
  const wrong = model.diagnostics.length;
  return [
    `${networkNames[network]} reading ${shapeText(model.image)}: ${inWords(total)} parameters, ${inWords(work)} ${unitNames[unit]}.`,
    ...(broken.length > 0 ? [`No numbers for ${broken.join(', ')}.`] : []),
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? 'problem' : 'problems'} in the source.`] : []),
  ].join(' ');
}
