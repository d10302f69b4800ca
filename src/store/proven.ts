/** A token asked again at the start of a deployment: what it was found to be able to do now is what is known of it. */
import type { Instant } from '../base/index.ts'
import type { Db } from './database.ts'

export async function noteProven(
  db: Db,
  credential: string,
  { administrator, at }: { readonly administrator: boolean; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('credential')
    .set({ administrator, proven_at: new Date(at) })
    .where('id', '=', credential)
    .execute()
}
