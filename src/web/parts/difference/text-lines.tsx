/** Two long texts line by line, side by side where there is room, with the words that differ marked. Loaded when it is needed. */
import { useElementSize } from '@mantine/hooks'
import { createTwoFilesPatch } from 'diff'
import { type ReactNode, useMemo } from 'react'
import { Diff, Hunk, markEdits, parseDiff, tokenize } from 'react-diff-view'
import 'react-diff-view/style/index.css'
import { readable } from './readable.ts'
import classes from './text-lines.module.css'

/** So wide that a line of a query fits on each side. */
const SPLIT = 640
/** All around a change is told: these texts are read whole. */
const AROUND = 1_000

export default function TextLines({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const { ref, width } = useElementSize()
  const { hunks, tokens } = useMemo(() => compared(before, after), [before, after])
  return (
    <div ref={ref} className={classes.text}>
      <Diff
        diffType="modify"
        hunks={hunks}
        tokens={tokens}
        viewType={width >= SPLIT ? 'split' : 'unified'}
        gutterType="none"
      >
        {(all) => all.map((hunk) => <Hunk key={hunk.content} hunk={hunk} />)}
      </Diff>
    </div>
  )
}

function compared(before: string, after: string) {
  const patch = createTwoFilesPatch('a', 'b', `${readable(before)}\n`, `${readable(after)}\n`, '', '', {
    context: AROUND,
  })
  // What the parser knows as the beginning of a file.
  const [file] = parseDiff(`diff --git a/a b/b\n${patch.slice(patch.indexOf('--- '))}`, { nearbySequences: 'zip' })
  const hunks = file?.hunks ?? []
  return { hunks, tokens: tokenize(hunks, { enhancers: [markEdits(hunks, { type: 'block' })] }) }
}
