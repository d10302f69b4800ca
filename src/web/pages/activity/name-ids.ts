/** Ids in the audit log, told by the names of what they belong to. */
import { useMemo } from 'react'
import { useAsk } from '../../queries.ts'

const ID = /(?:cloud:|dataCenter:)?\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g

/** `production update workflow-scheme:Delivery`: where, what, and a key of which the name is enough. */
const WRITE = /^(\S+) (create|update|delete|finish) [a-z-]+:/

/** What has no name any more keeps its id. */
export function useNamedIds(): (text: string) => string {
  const sites = useAsk('GET /connections', {}).data?.connections
  const plans = useAsk('GET /plans', { limit: 50 }).data?.plans
  const deployments = useAsk('GET /deployments', { limit: 50 }).data?.deployments
  const snapshots = useAsk('GET /snapshots', { limit: 50 }).data?.snapshots
  const names = useMemo(
    () =>
      new Map([
        ...(sites ?? []).map(({ name, verification }) => [`cloud:${verification.site?.cloudId}`, name] as const),
        ...(plans ?? []).map(({ id, from, to }) => [id, `${from} → ${to}`] as const),
        ...(deployments ?? []).map(({ id, from, to }) => [id, `${from} → ${to}`] as const),
        ...(snapshots ?? []).map(({ id, connection }) => [id, connection] as const),
      ]),
    [sites, plans, deployments, snapshots],
  )
  return (text) => text.replace(ID, (id) => names.get(id) ?? id).replace(WRITE, '$1: $2 ')
}
