/** The scope: from where, to where, which projects with everything they stand on. */
import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { ProjectChoice } from '../../parts/project-choice.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { OwnToken } from './own-token.tsx'

export interface ScopeFormProps {
  readonly from: string | undefined
  readonly to: string | undefined
  /** Null is the whole site. */
  readonly projects: readonly string[] | null
  /** For a plan that was made before: the new one stands beside it. */
  readonly again?: boolean
}

export function ScopeForm({ from: firstFrom, to: firstTo, projects, again }: ScopeFormProps): ReactNode {
  const sites = useAsk('GET /connections', {})
  const [from, setFrom] = useState(firstFrom ?? null)
  const [to, setTo] = useState(firstTo ?? null)
  const [scope, setScope] = useState(projects === null ? 'site' : 'projects')
  const [keys, setKeys] = useState<readonly string[]>(projects ?? [])
  const navigate = useNavigate()
  const make = useTell('POST /plans', ['GET /plans'])
  const within = sharedScope(sites.data?.connections ?? [], [from, to])
  const names = sites.data?.connections.map(({ name }) => name) ?? []
  const may = useMay('deployer')
  const ready = may && from !== null && to !== null && from !== to && (scope === 'site' || keys.length > 0)
  const analyse = (): void => {
    if (!ready) return
    make.mutate(
      { from, to, projects: scope === 'site' ? null : [...keys] },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/configuration/plans/$id/$stage', params: { id, stage: 'analyse' } }),
      },
    )
  }
  return (
    <Stack gap="lg" maw={640}>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <Select
          label="From"
          placeholder="Source site"
          data={names}
          value={from}
          onChange={(name) => {
            setFrom(name)
            setKeys([])
            if (name === to) setTo(null)
          }}
          searchable
          style={{ flex: 1 }}
        />
        <IconArrowRight size={18} aria-hidden style={{ marginBottom: 9, color: 'var(--text-dimmed)' }} />
        <Select
          label="To"
          placeholder="Target site"
          data={names.filter((name) => name !== from)}
          value={to}
          onChange={setTo}
          searchable
          style={{ flex: 1 }}
        />
      </Group>
      <Radio.Group label="What" value={scope} onChange={setScope}>
        <Stack gap={10} mt={8}>
          <Radio
            value="projects"
            label="Chosen projects"
            description="With everything they stand on: workflows, fields, screens, schemes, roles."
          />
          {scope === 'projects' &&
            (from === null ? (
              <Text fz="sm" className="dimmed" ml={30}>
                Choose the source first.
              </Text>
            ) : (
              <div style={{ marginLeft: 30 }}>
                <ProjectChoice key={from} site={from} keys={keys} choose={setKeys} {...(within ? { within } : {})} />
              </div>
            ))}
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
      {to !== null && <OwnToken site={to} />}
      {make.isError && <Failure error={make.error} />}
      <Group gap="sm">
        <Button size="sm" disabled={!ready} loading={make.isPending} onClick={analyse}>
          {again ? 'Analyse again' : 'Analyse'}
        </Button>
        <Text fz="xs" className="dimmed">
          {may
            ? 'Reads both sites and compares them.'
            : 'This needs the role deployer: ask an administrator of Fairlead.'}{' '}
          {again && 'The plan you have stays as it is.'}
        </Text>
      </Group>
    </Stack>
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
