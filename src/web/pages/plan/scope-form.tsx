/** The scope: from where, to where, which projects or objects with everything they stand on. */
import { Button, Checkbox, Group, Radio, Select, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { ProjectChoice } from '../../parts/project-choice.tsx'
import { snapshotIn } from '../../parts/side-name.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { ObjectChoice } from './object-choice.tsx'
import { OwnToken } from './own-token.tsx'
import { SnapshotProjects } from './snapshot-projects.tsx'
import { useSides } from './use-sides.ts'

export interface ScopeFormProps {
  readonly from: string | undefined
  readonly to: string | undefined
  /** Null is the whole site, unless there are objects. */
  readonly projects: readonly string[] | null
  readonly objects?: readonly string[] | undefined
  /** For a plan that was made before: the new one stands beside it. */
  readonly again?: boolean
}

type What = 'projects' | 'objects' | 'site'

export function ScopeForm({ from: firstFrom, to: firstTo, projects, objects, again }: ScopeFormProps): ReactNode {
  const sites = useAsk('GET /connections', {})
  const [from, setFrom] = useState(firstFrom ?? null)
  const [to, setTo] = useState(firstTo ?? null)
  const [scope, setScope] = useState<What>(objects ? 'objects' : projects === null ? 'site' : 'projects')
  const [keys, setKeys] = useState<readonly string[]>(projects ?? [])
  const [chosen, setChosen] = useState<readonly string[]>(objects ?? [])
  const [full, setFull] = useState(false)
  const within = sharedScope(sites.data?.connections ?? [], [from, to])
  const isScoped = scope === 'site' || (scope === 'projects' ? keys : chosen).length > 0
  const input = {
    from: from ?? '',
    to: to ?? '',
    projects: scope === 'projects' ? [...keys] : null,
    ...(scope === 'objects' ? { objects: [...chosen] } : {}),
    ...(full ? { full } : {}),
  }
  return (
    <Stack gap="lg" maw={640}>
      <SourceAndTarget
        from={from}
        to={to}
        onFrom={(name) => {
          setFrom(name)
          setKeys([])
          setChosen([])
          if (name === to) setTo(null)
        }}
        onTo={setTo}
      />
      <Radio.Group label="What" value={scope} onChange={(what) => setScope(what as What)}>
        <Stack gap={10} mt={8}>
          <Choice value="projects" label="Chosen projects" says={STANDS_ON} on={scope === 'projects'} from={from}>
            {(source) =>
              snapshotIn(source) === undefined ? (
                <ProjectChoice
                  key={source}
                  site={source}
                  keys={keys}
                  choose={setKeys}
                  {...(within ? { within } : {})}
                />
              ) : (
                <SnapshotProjects key={source} snapshot={snapshotIn(source) ?? ''} keys={keys} choose={setKeys} />
              )
            }
          </Choice>
          <Choice
            value="objects"
            label="Chosen objects"
            says="Single workflows, fields, screens or whatever else, with what they stand on."
            on={scope === 'objects'}
            from={from}
          >
            {(source) => <ObjectChoice key={source} side={source} keys={chosen} choose={setChosen} />}
          </Choice>
          <Radio
            value="site"
            label="The whole site"
            disabled={within !== undefined}
            description={
              within
                ? 'Only where both connections are for every project.'
                : 'Every object of every kind that can be carried.'
            }
          />
        </Stack>
      </Radio.Group>
      <Checkbox
        size="sm"
        label="Read everything again"
        description="Also what a site says has not changed since its last snapshot: slower, and sure."
        checked={full}
        onChange={(event) => setFull(event.currentTarget.checked)}
      />
      {to !== null && (snapshotIn(to) === undefined ? <OwnToken site={to} /> : <Compared />)}
      <Begin input={input} ready={from !== null && to !== null && from !== to && isScoped} again={again === true} />
    </Stack>
  )
}

interface SourceAndTargetProps {
  readonly from: string | null
  readonly to: string | null
  readonly onFrom: (name: string | null) => void
  readonly onTo: (name: string | null) => void
}

function SourceAndTarget({ from, to, onFrom, onTo }: SourceAndTargetProps): ReactNode {
  const sides = useSides()
  const shared = { searchable: true, style: { flex: 1 } }
  return (
    <Group gap="sm" align="flex-end" wrap="nowrap">
      <Select
        label="From"
        placeholder="Source site or snapshot"
        data={sides(null)}
        value={from}
        onChange={onFrom}
        {...shared}
      />
      <IconArrowRight size={18} aria-hidden style={{ marginBottom: 9, color: 'var(--text-dimmed)' }} />
      <Select
        label="To"
        placeholder="Target site or snapshot"
        data={sides(from)}
        value={to}
        onChange={onTo}
        {...shared}
      />
    </Group>
  )
}

const STANDS_ON = 'With everything they stand on: workflows, fields, screens, schemes, roles.'

function Choice({
  value,
  label,
  says,
  on,
  from,
  children,
}: {
  readonly value: What
  readonly label: string
  readonly says: string
  readonly on: boolean
  readonly from: string | null
  readonly children: (from: string) => ReactNode
}): ReactNode {
  return (
    <>
      <Radio value={value} label={label} description={says} />
      {on && (
        <div style={{ marginLeft: 30 }}>
          {from === null ? (
            <Text fz="sm" className="dimmed">
              Choose the source first.
            </Text>
          ) : (
            children(from)
          )}
        </div>
      )}
    </>
  )
}

const Compared = (): ReactNode => (
  <Text fz="sm" className="dimmed">
    A snapshot is only compared with: what comes of it is looked at, and applied nowhere.
  </Text>
)

interface BeginProps {
  readonly input: {
    readonly from: string
    readonly to: string
    readonly projects: string[] | null
    readonly objects?: string[]
    readonly full?: boolean
  }
  readonly ready: boolean
  readonly again: boolean
}

function Begin({ input, ready, again }: BeginProps): ReactNode {
  const navigate = useNavigate()
  const make = useTell('POST /plans', ['GET /plans'])
  const may = useMay('deployer')
  const analyse = (): void =>
    make.mutate(input, {
      onSuccess: ({ id }) => void navigate({ to: '/configuration/plans/$id/$stage', params: { id, stage: 'analyse' } }),
    })
  return (
    <>
      {make.isError && <Failure error={make.error} />}
      <Group gap="sm">
        <Button size="sm" disabled={!ready || !may} loading={make.isPending} onClick={analyse}>
          {again ? 'Analyse again' : 'Analyse'}
        </Button>
        <Text fz="xs" className="dimmed">
          {may
            ? 'Reads both sides and compares them.'
            : 'This needs the role deployer: ask an administrator of Fairlead.'}{' '}
          {again && 'The plan you have stays as it is.'}
        </Text>
      </Group>
    </>
  )
}

/** A connection for some projects is for those only. Undefined where both are for all. */
function sharedScope(
  connections: readonly ConnectionView[],
  names: readonly (string | null)[],
): readonly string[] | undefined {
  const scopes = connections.flatMap(({ name, projects }) => (names.includes(name) && projects ? [projects] : []))
  return scopes.length === 0 ? undefined : scopes.reduce((left, right) => left.filter((key) => right.includes(key)))
}
