/** One question: what it is about, what was found, the choices to pick from, or another object by name. */
import { Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import type { ProblemView } from '../../../actions/index.ts'
import { nameIn, questionParts } from '../../parts/keys.ts'
import { ObjectName, useKinds } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Said } from '../../parts/said.tsx'
import { ASKS, SEVERITIES } from '../../parts/signs.ts'
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
  to,
  answer,
  say,
}: {
  readonly about: string
  readonly problem: ProblemView
  readonly to: string
  readonly answer: string
  readonly say: (answer: string) => void
}): ReactNode {
  const id = useId()
  const kinds = useKinds()
  const { object, detail } = questionParts(about)
  const choices = problem.choices ?? []
  const [typed, setTyped] = useState('')
  const [other, setOther] = useState(choices.length === 0)
  const mayName = choices.length === 0 || NAMEABLE.has(problem.code)
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
          value={other ? OTHER : answer}
          onChange={(value) => {
            setOther(value === OTHER)
            say(value === OTHER ? answerFrom(typed, about, kinds) : value)
          }}
        >
          <Stack gap={8}>
            {choices.map((choice) => (
              <Radio key={choice.answer} size="sm" value={choice.answer} label={choiceText(choice)} />
            ))}
            {mayName && choices.length > 0 && <Radio size="sm" value={OTHER} label={`Another object of ${to} …`} />}
          </Stack>
        </Radio.Group>
      )}
      {mayName && other && (
        <TextInput
          mt={8}
          ml={choices.length > 0 ? 30 : 0}
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
    </fieldset>
  )
}

const HIDDEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const
