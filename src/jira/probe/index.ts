/** Questions to a real site that check what we assume of Jira. */
export { type ProbeLine, type ProbeOptions, type ProbeReport, probeSite, type Verdict } from './probe.ts'
