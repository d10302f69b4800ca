/** What a question is about, for people: a rule, a whole kind, or an object; of a detail only the detail, and whose issues it is asked of. */
import type { ReactNode } from 'react'
import { questionParts } from '../../parts/keys.ts'
import { KindIcon, ObjectName, useKindLabel, useKinds } from '../../parts/kind.tsx'
import { aboutText } from './questions.ts'

export function QuestionName({ about }: { readonly about: string }): ReactNode {
  const kinds = useKinds()
  const label = useKindLabel()
  const { object, detail, within } = questionParts(about)
  const rule = aboutText(about)
  if (rule !== undefined) return rule
  if (within !== undefined)
    return (
      <span style={{ display: 'inline-flex', gap: '0 6px', flexWrap: 'wrap' }}>
        <ObjectName of={detail ?? object} />
        <span className="dimmed">for issues that come to</span>
        <ObjectName of={within} plain />
      </span>
    )
  if (!kinds.has(about)) return <ObjectName of={detail ?? object} />
  return (
    <span style={{ display: 'inline-flex', gap: 7, alignItems: 'center' }}>
      <KindIcon kind={about} />
      Every {label(about).toLowerCase()}
    </span>
  )
}
