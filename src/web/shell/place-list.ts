/** Where one can be: the places of the navigation, and what stands inside some of them. */
import {
  IconActivity,
  IconArrowsExchange,
  IconHome,
  IconPlugConnected,
  IconRefresh,
  IconSettings,
  IconTarget,
  type TablerIcon,
} from '@tabler/icons-react'

/** What is counted beside a place. */
export type Counted = 'overview' | 'conflicts'

export interface InnerPlace {
  readonly to: string
  readonly label: string
  /** For who listens, and for the palette, where the label alone could be another place's. */
  readonly whole?: string
  readonly counted?: Counted
}

export interface Place extends InnerPlace {
  readonly Icon: TablerIcon
  readonly inside?: readonly InnerPlace[]
}

export const PLACES: readonly Place[] = [
  { to: '/', label: 'Overview', Icon: IconHome, counted: 'overview' },
  {
    to: '/portfolio/objectives',
    label: 'Portfolio',
    Icon: IconTarget,
    inside: [
      { to: '/portfolio/objectives', label: 'Objectives' },
      { to: '/portfolio/items', label: 'Items' },
      { to: '/portfolio/roadmap', label: 'Roadmap' },
      { to: '/portfolio/changes', label: 'Changes' },
    ],
  },
  {
    to: '/sync/integrations',
    label: 'Sync',
    Icon: IconRefresh,
    inside: [
      { to: '/sync/integrations', label: 'Integrations' },
      { to: '/sync/conflicts', label: 'Conflicts', counted: 'conflicts' },
      { to: '/sync/activity', label: 'Activity', whole: 'Sync activity' },
      { to: '/sync/doctor', label: 'Doctor' },
    ],
  },
  { to: '/configuration/deployments', label: 'Configuration', Icon: IconArrowsExchange },
  { to: '/sites', label: 'Sites', Icon: IconPlugConnected },
  { to: '/activity', label: 'Activity', Icon: IconActivity },
  { to: '/settings/authorization', label: 'Settings', Icon: IconSettings },
]
