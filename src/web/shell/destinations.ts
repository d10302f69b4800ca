/** Where the palette can lead: pages, first steps of work, items, issues by key, sites, plans, deployments. */
import { useDebouncedValue } from '@mantine/hooks'
import {
  IconArrowsExchange,
  IconBook,
  IconCamera,
  IconEyeOff,
  IconFileDiff,
  IconGitCompare,
  IconHistory,
  IconInfoCircle,
  IconKey,
  IconLink,
  IconPlayerPlay,
  IconPlugConnected,
  IconPlus,
  IconStethoscope,
  IconTable,
  IconUser,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { LEVEL_SIGNS } from '../parts/portfolio/signs.ts'
import { useAsk } from '../queries.ts'
import { PLACES } from './place-list.ts'

export interface Destination {
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly label: string
  readonly group: 'Page' | 'Start' | 'Item' | 'Issue' | 'Site' | 'Plan' | 'Deployment'
  readonly Icon: TablerIcon
}

const STARTS: readonly Destination[] = [
  { to: '/portfolio/objectives', search: { new: 'objective' }, label: 'New objective', group: 'Start', Icon: IconPlus },
  { to: '/portfolio/items', search: { new: 'initiative' }, label: 'New initiative', group: 'Start', Icon: IconPlus },
  { to: '/portfolio/items', search: { new: 'outcome' }, label: 'New outcome', group: 'Start', Icon: IconPlus },
  { to: '/sync/new', label: 'New integration', group: 'Start', Icon: IconPlus },
  { to: '/configuration/new', label: 'New deployment', group: 'Start', Icon: IconPlus },
  { to: '/sites/connect', label: 'Connect a site', group: 'Start', Icon: IconPlus },
]
const MORE: readonly Destination[] = [
  { to: '/configuration/plans', label: 'Plans', group: 'Page', Icon: IconFileDiff },
  { to: '/configuration/snapshots', label: 'Snapshots', group: 'Page', Icon: IconCamera },
  { to: '/configuration/history', label: 'History', group: 'Page', Icon: IconHistory },
  { to: '/configuration/compare', label: 'Compare', group: 'Page', Icon: IconGitCompare },
  { to: '/configuration/mappings', label: 'Mappings', group: 'Page', Icon: IconArrowsExchange },
  { to: '/sites/hand-overs', label: 'One-time links', group: 'Page', Icon: IconLink },
  { to: '/settings/account', label: 'Your account', group: 'Page', Icon: IconUser },
  { to: '/settings/authorization', label: 'Your API token for Jira deployments', group: 'Page', Icon: IconKey },
  { to: '/settings/people', label: 'People', group: 'Page', Icon: IconUsers },
  { to: '/settings/keys', label: 'API keys', group: 'Page', Icon: IconKey },
  { to: '/settings/visibility', label: 'Visibility', group: 'Page', Icon: IconEyeOff },
  { to: '/settings/kinds', label: 'Kinds of configuration', group: 'Page', Icon: IconTable },
  { to: '/settings/about', label: 'About', group: 'Page', Icon: IconInfoCircle },
  { to: '/guide', label: 'Guide', group: 'Page', Icon: IconBook },
]
const PAGES: readonly Destination[] = PLACES.filter(({ label }) => label !== 'Settings').flatMap(
  ({ to, label, Icon, inside }) =>
    inside
      ? inside.map((inner) => ({ to: inner.to, label: inner.whole ?? inner.label, group: 'Page' as const, Icon }))
      : [{ to, label, group: 'Page' as const, Icon }],
)

/** An issue is not looked for: whatever key is typed, the doctor tells what is known of it. */
const KEY = /^[a-z][a-z0-9_]*-\d+$/i
const ITEM_CODE = /^[oit]-\d+$/i

function issuesFor(text: string): readonly Destination[] {
  const key = text.trim().toUpperCase()
  if (!KEY.test(key) || ITEM_CODE.test(key)) return []
  return [
    { to: '/sync/doctor', search: { key }, label: `${key}: is it in sync?`, group: 'Issue', Icon: IconStethoscope },
  ]
}

/** Each key that is typed is no question of its own. */
const PAUSE = 120
const MOST_ITEMS = 20

/** `text` is what is typed. */
export function useDestinations(text: string): readonly Destination[] {
  const [looked] = useDebouncedValue(text.trim(), PAUSE)
  const found = useAsk('GET /items/lines', { q: looked, limit: MOST_ITEMS }, { enabled: looked !== '', keep: true })
  const items = looked === '' ? [] : (found.data?.rows ?? [])
  const sites = useAsk('GET /connections', {})
  const plans = useAsk('GET /plans', { limit: 10 })
  const deployments = useAsk('GET /deployments', { limit: 10 })
  const what = (projects: readonly string[] | null): string => projects?.join(', ') ?? 'whole site'
  return [
    ...issuesFor(text),
    ...STARTS,
    ...PAGES,
    ...MORE,
    ...items.map(
      ({ code, name, level, issue }): Destination => ({
        to: `/portfolio/items/${code}`,
        label: `${code} ${name}${issue ? ` · ${issue.key}` : ''}`,
        group: 'Item',
        Icon: LEVEL_SIGNS[level].Icon,
      }),
    ),
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
