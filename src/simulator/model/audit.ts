/** Jira's audit log: what an administrator's change leaves behind. */
import type { Site } from '../site.ts'

export function note(site: Site, summary: string, category: string, objectName: string, author = ''): void {
  site.audit.push({ id: site.id(), at: site.now(), summary, category, author, objectName, objectType: category })
}
