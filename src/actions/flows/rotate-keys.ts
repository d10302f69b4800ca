/** A new key for the vault while it is in use: it seals at once, and what older keys seal is sealed anew by a job. */
import { Fault } from '../../base/index.ts'
import { appendKey, newestKey, rewrapAll, sealedByKey } from '../../store/index.ts'
import type { Context } from '../context.ts'
import type { VaultKeysView } from '../shapes/index.ts'

type Ports = Pick<Context, 'db' | 'vault'>

export async function showKeys({ db, vault }: Ports): Promise<VaultKeysView> {
  const counts = await sealedByKey(db)
  const keys = [...new Set([vault.key, ...counts.keys()])].map((id) => ({
    ...{ id, seals: id === vault.key, opens: counts.get(id) ?? 0 },
  }))
  const left = keys.filter(({ seals }) => !seals).reduce((sum, { opens }) => sum + opens, 0)
  return { from: vault.source?.name ?? '', keys, left, signer: vault.signer }
}

/** The source's newest key, or one that is made for it; unless the rotation before has not ended yet, which then goes on. */
export async function rotateKeys(context: Context): Promise<VaultKeysView> {
  const { vault } = context
  const before = vault.key
  await vault.look()
  const { left } = await showKeys(context)
  if (vault.key === before && left === 0) await makeKey(context)
  await context.begin('rewrap', vault.key)
  return showKeys(context)
}

async function makeKey({ vault }: Ports): Promise<void> {
  const { key, source } = vault
  if (source?.kind !== 'file')
    throw new Fault('conflict', `${source?.name ?? 'The source of keys'} holds no key that is newer than ${key}.`, {
      remedy:
        source?.kind === 'command'
          ? 'Add one there (openssl rand -base64 32) so that the command prints it last, then rotate again.'
          : 'Add one after it (openssl rand -base64 32) and start every server anew: the rest goes by itself.',
    })
  appendKey(source.name)
  await vault.look()
}

/** Milliseconds in which every other server has seen the new key and seals with it. */
const SEEN = 15_000

/** Until nothing is under an older key, also nothing that another server sealed before it saw the new one. */
export async function rewrap({ db, vault, world, log }: Ports & Pick<Context, 'world' | 'log'>, signal: AbortSignal) {
  await vault.look()
  // Whoever lacks the newest key would seal with an old one again.
  if (vault.key !== (await newestKey(db))) return
  for (;;) {
    const { sealed, refused } = await rewrapAll(db, vault, signal)
    for (const about of refused) log.error({ about, key: vault.key }, 'not sealed anew')
    log.info({ count: sealed, key: vault.key }, 'sealed anew')
    await world.sleep(SEEN)
    signal.throwIfAborted()
    const { left } = await showKeys({ db, vault })
    if (left <= refused.length) return
  }
}
