/** Where the palette can lead: pages, first steps of work, sites, plans, deployments. */
import {
  IconArrowsExchange,
  IconCamera,
  IconFileDiff,
  IconInfoCircle,
  IconKey,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlus,
  IconTable,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { useAsk } from '../queries.ts'
import { PLACES } from './place-list.ts'

export interface Destination {
  readonly to: string
  readonly label: string
  readonly group: 'Page' | 'Start' | 'Site' | 'Plan' | 'Deployment'
  readonly Icon: TablerIcon
}

const STARTS: readonly Destination[] = [
  { to: '/configuration/new', label: 'New deployment', group: 'Start', Icon: IconPlus },
  { to: '/sites/connect', label: 'Connect a site', group: 'Start', Icon: IconPlus },
]
const MORE: readonly Destination[] = [
  { to: '/configuration/plans', label: 'Plans', group: 'Page', Icon: IconFileDiff },
  { to: '/configuration/snapshots', label: 'Snapshots', group: 'Page', Icon: IconCamera },
  { to: '/settings/authorization', label: 'Your API token for Jira deployments', group: 'Page', Icon: IconKey },
  { to: '/settings/people', label: 'People', group: 'Page', Icon: IconUsers },
  { to: '/settings/kinds', label: 'Kinds of configuration', group: 'Page', Icon: IconTable },
  { to: '/settings/about', label: 'About', group: 'Page', Icon: IconInfoCircle },
]
const PAGES: readonly Destination[] = PLACES.filter(({ label }) => label !== 'Settings').flatMap(
  ({ to, label, Icon, inside }) =>
    inside
      ? inside.map((inner) => ({ to: inner.to, label: inner.whole ?? inner.label, group: 'Page' as const, Icon }))
      : [{ to, label, group: 'Page' as const, Icon }],
)

export function useDestinations(): readonly Destination[] {
  const sites = useAsk('GET /connections', {})
  const plans = useAsk('GET /plans', { limit: 10 })
  const deployments = useAsk('GET /deployments', { limit: 10 })
  const what = (projects: readonly string[] | null): string => projects?.join(', ') ?? 'whole site'
  return [
    ...STARTS,
    ...PAGES,
    ...MORE,
    ...(sites.data?.connections ?? []).map(
      ({ name }): Destination => ({ to: `/sites/${name}`, label: name, group: 'Site', Icon: IconPlugConnected }),
    ),
    ...(deployments.data?.deployments ?? []).map(
      ({ id, from, to, projects, state }): Destination => ({
        to: `/configuration/deployments/${id}`,
        label: `${from} → ${to}, ${what(projects)}: ${state}`,
        group: 'Deployment',
        Icon: IconPlayerPlay,
      }),
    ),
    ...(plans.data?.plans ?? []).map(
      ({ id, from, to, projects, changes }): Destination => ({
        to: `/configuration/plans/${id}/analyse`,
        label: `${from} → ${to}, ${what(projects)}: ${changes} changes`,
        group: 'Plan',
        Icon: IconArrowsExchange,
      }),
    ),
  ]
}
