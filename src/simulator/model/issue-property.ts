/** Properties of an issue: values of anybody's, which Jira keeps without calling the issue updated. */
import type { Json } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { Issue } from '../records.ts'
import type { Site } from '../site.ts'
import { writeQuietly } from './issue-write.ts'

const MOST_KEY = 255
/** Characters of a value (the document of setIssueProperty). */
const MOST_VALUE = 32_768

export function refuseProperty(key: string, value: Json): void {
  if (key === '' || key.length > MOST_KEY)
    throw refuse(400, `The property key must have between 1 and ${MOST_KEY} characters.`)
  if (JSON.stringify(value).length > MOST_VALUE)
    throw refuse(400, `The property value must not be longer than ${MOST_VALUE} characters.`)
}

export function setProperties(site: Site, issueId: string, properties: Readonly<Record<string, Json>>): void {
  const issue = site.issues.get(issueId)
  if (!issue || Object.keys(properties).length === 0) return
  writeQuietly(site, issue, { ...issue, properties: { ...issue.properties, ...properties } })
}

export function removeProperty(site: Site, issue: Issue, key: string): void {
  const { [key]: gone, ...left } = issue.properties
  if (gone === undefined) throw refuse(404, `The property with key '${key}' does not exist.`)
  writeQuietly(site, issue, { ...issue, properties: left })
}
