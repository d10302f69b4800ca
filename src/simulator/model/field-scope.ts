/** Which of a field's contexts an issue falls under. */
import type { Field, FieldContext } from '../records.ts'

export const isGlobal = (context: FieldContext): boolean => context.projectIds.length === 0

/** A project's own context counts alone, even where it leaves the issue type out; then nothing applies. */
export function contextFor(field: Field, projectId: string, issueTypeId: string): FieldContext | null {
  const context = field.contexts.find((one) => one.projectIds.includes(projectId)) ?? field.contexts.find(isGlobal)
  if (!context) return null
  return context.issueTypeIds.length === 0 || context.issueTypeIds.includes(issueTypeId) ? context : null
}
