/** Kinds of objects for people: an icon, a label, and an object's name out of its key. */
import {
  IconBriefcase,
  IconCircleCheck,
  IconCircleDot,
  IconFilter,
  IconFlag,
  IconForms,
  IconLayoutList,
  IconShieldLock,
  IconSitemap,
  IconStack2,
  IconTag,
  IconUser,
  IconUserStar,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useAsk } from '../queries.ts'
import { kindOf, nameIn } from './keys.ts'

const ICONS: Readonly<Record<string, TablerIcon>> = {
  project: IconBriefcase,
  'issue-type': IconTag,
  workflow: IconSitemap,
  status: IconCircleDot,
  priority: IconFlag,
  resolution: IconCircleCheck,
  'system-field': IconForms,
  'custom-field': IconForms,
  screen: IconLayoutList,
  'permission-scheme': IconShieldLock,
  filter: IconFilter,
  'project-role': IconUserStar,
  user: IconUser,
  group: IconUsers,
}

export function KindIcon({ kind }: { readonly kind: string }): ReactNode {
  const Icon = ICONS[kind] ?? IconStack2
  return <Icon size={15} stroke={1.7} aria-hidden style={{ flex: 'none', color: 'var(--text-dimmed)' }} />
}

export function useKinds(): ReadonlySet<string> {
  const kinds = useAsk('GET /kinds', {}, { fresh: Number.POSITIVE_INFINITY }).data?.kinds
  return useMemo(() => new Set(kinds?.map(({ kind }) => kind)), [kinds])
}

/** The register's label, such as "Custom field"; the kind's own name until it is known. */
export function useKindLabel(): (kind: string) => string {
  const kinds = useAsk('GET /kinds', {}, { fresh: Number.POSITIVE_INFINITY }).data?.kinds
  return useMemo(() => {
    const labels = new Map(kinds?.map(({ kind, label }) => [kind, label]))
    return (kind) => labels.get(kind) ?? kind.replaceAll('-', ' ')
  }, [kinds])
}

/** An object by name; its kind is told beside it unless the icon is enough there. */
export function ObjectName({
  of,
  name,
  plain,
}: {
  readonly of: string
  readonly name?: string
  readonly plain?: boolean
}): ReactNode {
  const label = useKindLabel()
  const [kind, shown] = [kindOf(of), name ?? nameIn(of)]
  return (
    <span style={{ display: 'inline-flex', gap: 7, alignItems: 'center', maxWidth: '100%', verticalAlign: 'bottom' }}>
      <KindIcon kind={kind} />
      <span style={ONE_LINE}>
        <span className="one-line" title={shown}>
          {shown}
        </span>
        {!plain && (
          <span className="dimmed" style={{ fontSize: 12, whiteSpace: 'nowrap' }}>
            {label(kind)}
          </span>
        )}
      </span>
    </span>
  )
}

/** Where a kind's word has no room beside the name, it goes to a second line, which is not seen. */
const ONE_LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 7,
  alignItems: 'baseline',
  minWidth: 0,
  height: '1lh',
  overflow: 'hidden',
} as const
