/** Where a token belongs: its site, and the connection that people know it by. */
import { type Db, listConnections, type StoredConnection, type StoredCredential } from '../../../store/index.ts'

/** A person's token has no connection of its own: one that names the site. Undefined once there is none. */
export async function placeOf(db: Db, { owner, siteId }: StoredCredential): Promise<StoredConnection | undefined> {
  const connections = await listConnections(db)
  return 'connection' in owner
    ? connections.find(({ id }) => id === owner.connection)
    : connections.find(({ site }) => site.id === siteId)
}

export const isService = ({ owner }: Pick<StoredCredential, 'owner'>): boolean => 'connection' in owner
