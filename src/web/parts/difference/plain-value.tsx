/** One text, number or reference out of a value. */
import type { ReactNode } from 'react'
import { isKey, kindOf, nameIn } from '../keys.ts'
import { KindIcon, useKinds } from '../kind.tsx'
import type { Value } from './differ.ts'
import { withoutMarks } from './readable.ts'

export function PlainValue({ value }: { readonly value: Value }): ReactNode {
  const kinds = useKinds()
  if (value === null || value === undefined || value === '') return <span className="dimmed">none</span>
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  if (!isKey(text, kinds))
    return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{withoutMarks(text)}</span>
  return (
    <span style={{ display: 'inline-flex', gap: 5, alignItems: 'center', overflowWrap: 'anywhere' }}>
      <KindIcon kind={kindOf(text)} />
      {nameIn(text)}
    </span>
  )
}
