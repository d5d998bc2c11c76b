import { unitNames } from './counting.ts';
import { grouped, inWords, namesOf, perAxis, shapeText } from './format.ts';
import type { Model } from './model/model.ts';
import { type Settings, networkNames } from './settings.ts';
import { amountName, lackedBy, sumOf, summedColumns } from './table/columns.ts';

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
  if (model.rows.length === 0) return 'There is no network in the source.';
  // As the table adds them up: a layer that is not reached has its parameters all the same.
  const sums = summedColumns(unit).map((view) => {
    const least = lackedBy(view, model.rows).length > 0 ? 'at least ' : '';
    return `${least}${inWords(sumOf(view, model.rows)!)} ${amountName(view, unit)}`;
  });
  const broken = model.rows.filter(({ loss }) => loss?.here).map((each) => each.id);
  const wrong = model.diagnostics.length;
  return [
    `${networkNames[network]} reading ${shapeText(model.image)}: ${sums.join(', ')}.`,
    ...(broken.length > 0 ? [`No numbers for ${namesOf(broken)}.`] : []),
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? 'problem' : 'problems'} marked in the source.`] : []),
  ].join(' ');
}
