/** People and groups: the rules first, which settle nearly all of them, then whom no rule settles. */
import { Select, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../session.ts'
import { Candidates } from './candidates.tsx'
import { useDraft, useDrafts } from './map-drafts.ts'
import { readPeopleRule, writePeopleRule } from './people-rule.ts'
import { RecognisedBy } from './recognised-by.tsx'
import type { Answered } from './said-by.tsx'
import { SaidBy } from './said-by.tsx'

const PLACEHOLDER = 'placeholder:'
const AS_PLACES_SAY = 'as-places-say'

export function MapPeople({ plan, answered }: { readonly plan: PlanView; readonly answered: Answered }): ReactNode {
  return (
    <Section
      title="People and groups"
      says="Rules for all of them. Nobody who is missing stops a deployment, and nobody is invited."
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <PeopleRule plan={plan} answered={answered} />
        <GroupRule plan={plan} answered={answered} />
      </SimpleGrid>
    </Section>
  )
}

interface RuleProps {
  readonly plan: PlanView
  readonly answered: Answered
}

/** What holds on the page: what was said here, else in the plan. */
function useRule(about: string, answered: Answered) {
  const drafts = useDrafts()
  const draft = useDraft(about)
  const said = answered.get(about)?.answer
  const held = draft === undefined ? said : (draft ?? undefined)
  const say = (answer: string | null): void => drafts.say([about], answer === (said ?? null) ? undefined : answer)
  return { held, say, draft }
}

function PeopleRule({ plan, answered }: RuleProps): ReactNode {
  const allowed = useMay('deployer')
  const users = useRule('users', answered)
  const fallback = useRule('fallback', answered)
  const rule = readPeopleRule(users.held)
  return (
    <fieldset className="card" style={CARD}>
      <legend style={LEGEND}>People</legend>
      <Stack gap={8}>
        <Text fz="sm">
          A person of {plan.from} is recognised on {plan.to} by the first of these that finds somebody
        </Text>
        <RecognisedBy by={rule.by} change={(by) => users.say(writePeopleRule(by, rule.end))} disabled={!allowed} />
        <Select
          size="xs"
          label="Whoever is not found there"
          disabled={!allowed}
          allowDeselect={false}
          data={[
            { value: AS_PLACES_SAY, label: 'is replaced where Jira needs somebody, and left out elsewhere' },
            { value: 'fallback', label: 'is replaced everywhere' },
            { value: 'drop', label: 'is left out; replaced only where Jira needs somebody' },
          ]}
          value={rule.end ?? AS_PLACES_SAY}
          onChange={(end) =>
            users.say(writePeopleRule(rule.by, end === AS_PLACES_SAY ? undefined : (end ?? undefined)))
          }
        />
        <Candidates
          plan={plan.id}
          kind="user"
          label="Who takes the place"
          says
          value={fallback.held ?? ''}
          onChange={(key) => fallback.say(key === '' ? null : key)}
        />
        <SaidBy answer={users.draft === undefined ? answered.get('users') : undefined} />
      </Stack>
    </fieldset>
  )
}

function GroupRule({ plan, answered }: RuleProps): ReactNode {
  const allowed = useMay('deployer')
  const { held = 'create', say, draft } = useRule('groups', answered)
  const stands = held.startsWith(PLACEHOLDER)
  return (
    <fieldset className="card" style={CARD}>
      <legend style={LEGEND}>Groups</legend>
      <Stack gap={8}>
        <Select
          size="xs"
          label={`A group that ${plan.to} does not have`}
          disabled={!allowed}
          allowDeselect={false}
          data={[
            { value: 'create', label: 'is made there, with nobody in it' },
            { value: 'drop', label: 'is left out wherever it is named' },
            { value: PLACEHOLDER, label: 'is replaced by one group of the target' },
          ]}
          value={stands ? PLACEHOLDER : held}
          onChange={(value) => say(value === 'create' ? null : value)}
        />
        {stands && (
          <Candidates
            plan={plan.id}
            kind="group"
            label="The group that takes their place"
            says
            value={held === PLACEHOLDER ? '' : held.slice(PLACEHOLDER.length)}
            onChange={(key) => say(`${PLACEHOLDER}${key}`)}
          />
        )}
        <Text fz="xs" className="dimmed">
          A single group is mapped in the table below, a single person there under “May be answered”.
        </Text>
        <SaidBy answer={draft === undefined ? answered.get('groups') : undefined} />
      </Stack>
    </fieldset>
  )
}

const CARD = { margin: 0, padding: '10px 16px 14px', minWidth: 0 } as const
const LEGEND = { padding: '0 6px', fontWeight: 600, fontSize: 13 } as const
