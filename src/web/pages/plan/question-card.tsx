/** One question: what it is about, what was found, the choices to pick from, or another object by name. */
import { Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import type { PlanView, ProblemView } from '../../../actions/index.ts'
import { kindOf, nameIn, questionParts } from '../../parts/keys.ts'
import { ObjectName, useKinds } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Said } from '../../parts/said.tsx'
import { ASKS, SEVERITIES } from '../../parts/signs.ts'
import { Candidates } from './candidates.tsx'
import { QuestionName } from './question-name.tsx'
import { answerFrom, choiceText } from './questions.ts'

/** Where any object of the target may be the answer; elsewhere the choices are all there are. */
const NAMEABLE = new Set(['ambiguous-name', 'missing-reference'])
/** More are chosen from a list. */
const MOST_RADIOS = 4
const OTHER = '\u0000other'

export function QuestionCard({
  about,
  problem,
  plan: { id: plan, to },
  answer,
  say,
}: {
  readonly about: string
  readonly problem: ProblemView
  readonly plan: Pick<PlanView, 'id' | 'to'>
  readonly answer: string
  readonly say: (answer: string) => void
}): ReactNode {
  const id = useId()
  const kinds = useKinds()
  const { object, detail } = questionParts(about)
  const choices = problem.choices ?? []
  const [typed, setTyped] = useState('')
  /** It is another object of the target than those offered. */
  const [isNamed, setNamed] = useState(false)
  return (
    <fieldset className="card" style={{ margin: 0, padding: '12px 16px 14px', minWidth: 0 }} aria-describedby={id}>
      <legend style={HIDDEN}>{about}</legend>
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <strong style={{ minWidth: 0, fontSize: 14 }}>
          <QuestionName about={about} />
        </strong>
        <Mark sign={problem.severity === 'blocks' ? ASKS : SEVERITIES[problem.severity]} boxed />
      </Group>
      <div id={id} style={{ margin: '4px 0 10px', fontSize: 13 }}>
        {detail && (
          <div className="dimmed">
            in <ObjectName of={object} />
          </div>
        )}
        <Said text={problem.says} />{' '}
        {choices.length === 0 && problem.remedy && (
          <span className="dimmed">
            <Said text={problem.remedy} />
          </span>
        )}
      </div>
      {choices.length > MOST_RADIOS ? (
        <Select
          maw={420}
          aria-label={`Answer for ${nameIn(detail ?? object)}`}
          placeholder="Choose"
          data={choices.map((choice) => ({ value: choice.answer, label: choiceText(choice) }))}
          value={answer === '' ? null : answer}
          onChange={(value) => say(value ?? '')}
          searchable
          clearable
        />
      ) : (
        <Radio.Group
          aria-label={`Answer for ${nameIn(detail ?? object)}`}
          value={isNamed ? OTHER : answer}
          onChange={(value) => {
            setNamed(value === OTHER)
            say(value === OTHER ? '' : value)
          }}
        >
          <Stack gap={8}>
            {choices.map((choice) => (
              <Radio key={choice.answer} size="sm" value={choice.answer} label={choiceText(choice)} />
            ))}
            {NAMEABLE.has(problem.code) && choices.length > 0 && (
              <Radio size="sm" value={OTHER} label={`Another object of ${to} …`} />
            )}
          </Stack>
        </Radio.Group>
      )}
      {choices.length === 0 && (
        <TextInput
          mt={8}
          maw={420}
          aria-label={`Name of the object of ${to}`}
          placeholder={`Its name on ${to}`}
          description="Or a word: leave-out leaves this object out, drop leaves it out wherever it is named."
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            say(answerFrom(event.currentTarget.value, about, kinds))
          }}
        />
      )}
      {isNamed && (
        <div style={{ maxWidth: 420, margin: '8px 0 0 2px' }}>
          <Candidates plan={plan} kind={kindOf(detail ?? object)} value={answer} onChange={say} indent />
        </div>
      )}
    </fieldset>
  )
}

const HIDDEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const
