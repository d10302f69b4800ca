/** What a simulated site remembers: one record type per thing, in Jira's words. Records hold ids of this site only. */
export type * from './records/configuration.ts'
export type * from './records/issue.ts'
export type * from './records/project.ts'
export type * from './records/view.ts'
export type * from './records/workflow.ts'
