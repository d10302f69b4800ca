/** The steps in their order, in waves: what is in one wave may happen at once. */
import { type ReactNode, useMemo } from 'react'
import type { PlannedStepView, PlanView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { CHOICES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import { useAsk } from '../../queries.ts'
import { useView, type View } from '../../view.ts'

const ROUTE = 'GET /plans/{id}/steps'
type Verb = PlannedStepView['verb']
const VERBS = ['create', 'update', 'delete'] as const
const SORTS = ['verb', 'about', '-verb', '-about'] as const

const LIST: List<PlannedStepView> = {
  name: 'steps',
  label: 'Steps',
  keyOf: ({ id }) => id,
  // The server looks into titles and keys.
  textOf: ({ title }) => title,
  filters: [{ id: 'verb', label: 'What', of: ({ verb }) => verb, name: (verb) => CHOICES[verb as Verb].word }],
  columns: [
    {
      id: 'verb',
      label: 'What',
      width: '100px',
      always: true,
      order: ({ verb }) => verb,
      cell: ({ verb }) => <Mark sign={CHOICES[verb]} />,
    },
    {
      id: 'about',
      label: 'Object',
      width: 'minmax(220px, 2fr)',
      always: true,
      order: ({ about }) => about,
      cell: ({ about }) => <ObjectName of={about} />,
    },
    {
      id: 'after',
      label: 'Waits for',
      width: 'minmax(160px, 2fr)',
      cell: ({ waits }) => <span className="dimmed">{waits.map(nameIn).join(', ')}</span>,
    },
  ],
}

const PAGED: Paged<typeof ROUTE, PlannedStepView> = {
  route: ROUTE,
  rowsIn: ({ steps }) => steps,
  groupsIn: ({ waves }) => waves.map(({ wave, count }) => ({ group: `Wave ${wave}`, count })),
}

function wantedBy(id: string, view: View): Input<typeof ROUTE> {
  const sort = SORTS.find((one) => one === view.sort)
  return {
    id,
    ...(view.verb ? { verb: view.verb } : {}),
    ...(view.q ? { search: view.q } : {}),
    ...(sort ? { sort } : {}),
  }
}

/** How many steps of each verb the whole plan has. */
export function useVerbs({ id }: PlanView): Readonly<Record<Verb, number>> | undefined {
  return useAsk(ROUTE, { id, limit: 1 }).data?.verbs
}

export function PlannedSteps({ plan }: { readonly plan: PlanView }): ReactNode {
  return (
    <Section title="Steps" says="In waves: each begins when what it waits for is done.">
      <Steps plan={plan} />
    </Section>
  )
}

function Steps({ plan }: { readonly plan: PlanView }): ReactNode {
  const { view } = useView()
  const wanted = useMemo(() => wantedBy(plan.id, view), [plan.id, view])
  const { first, pages } = usePages(PAGED, wanted)
  const verbs = useVerbs(plan)
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!first.data || !verbs)
    return (
      <Late>
        <Rows />
      </Late>
    )
  const options = { verb: VERBS.flatMap((verb) => (verbs[verb] > 0 ? [[verb, verbs[verb]] as const] : [])) }
  return <PagedTable list={LIST} pages={pages} counted={{ total: plan.changes, options }} />
}
