/** Which projects this connection is for: rights are checked in each of them. */
import { Radio, Stack, TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Draft } from './draft.ts'

export function ProjectsStep({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}): ReactNode {
  const { scope, projects } = draft
  return (
    <Radio.Group
      aria-label="Projects in scope"
      value={scope}
      onChange={(value) => change({ scope: value as Draft['scope'] })}
    >
      <Stack gap="sm">
        <Radio value="some" label="These projects" />
        {scope === 'some' && (
          <TagsInput
            ml={30}
            aria-label="Project keys"
            placeholder={projects.length === 0 ? 'OPS, PAY …' : ''}
            description="Their keys, as they begin every issue's name: OPS for OPS-123."
            value={[...projects]}
            onChange={(keys) => change({ projects: keys.map((key) => key.trim().toUpperCase()).filter(Boolean) })}
            splitChars={[',', ' ', ';']}
            acceptValueOnBlur
          />
        )}
        <Radio
          value="all"
          label="Every project the account sees"
          description="Rights are then not checked project by project."
        />
      </Stack>
    </Radio.Group>
  )
}
