/** Jira's way of writing a moment: ISO 8601 with milliseconds and an offset without colon, `2018-12-10T16:30:15.000+0000`. */
import type { Instant } from '../base/index.ts'

export function timestamp(at: Instant): string {
  return new Date(at).toISOString().replace('Z', '+0000')
}
