/** The organisation's lifecycle stages. */
import { Fault } from '../../base/index.ts'
import type { Stage } from '../../portfolio/index.ts'
import type { Db, Tx } from '../database.ts'

export async function loadStages(db: Db): Promise<Stage[]> {
  return db.selectFrom('stage').selectAll().orderBy('position').orderBy('id').execute()
}

/** Items of those that were taken out count too: they still say their stage. */
export async function saveStages(tx: Tx, stages: readonly Stage[]): Promise<void> {
  const kept = stages.map(({ id }) => id)
  const used = await tx
    .selectFrom('item')
    .innerJoin('stage', 'stage.id', 'item.stage')
    .select(({ fn }) => ['stage.name', fn.countAll<string>().as('count')])
    .where('stage.id', 'not in', kept)
    .groupBy('stage.name')
    .execute()
  if (used.length > 0)
    throw new Fault(
      'conflict',
      `Items are in ${used.map(({ name, count }) => `${name} (${count})`).join(', ')}, so it stays.`,
      { about: 'stages', remedy: 'Move those items to another stage first.' },
    )
  await tx.deleteFrom('stage').where('id', 'not in', kept).execute()
  for (const stage of stages)
    await tx
      .insertInto('stage')
      .values(stage)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(stage))
      .execute()
}
