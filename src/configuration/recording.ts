/** A client whose writes are all noted in the journal: before each is sent, and what came of it. */
import type { Jira } from '../jira/index.ts'
import type { Recorder } from '../plan/index.ts'

export function recording(jira: Jira, record: Recorder): Jira {
  return {
    ...jira,
    send: (method, path, body, query) =>
      record({ method, path }, (traced) => jira.send(method, path, body, query, traced)),
  }
}
