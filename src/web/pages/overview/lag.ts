/** How far behind, in the largest unit that fits: "12 s", "4 min", "3 h", "2 days". Pure. */
export function lagText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`
  const hours = Math.round(seconds / 3_600)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
