import { useDesk } from '../use-desk.ts'

/** The only live region of the console. */
export function LiveRegion() {
  const { utterances } = useDesk()
  return (
    <div class="vh" role="status" aria-live="polite">
      {utterances.value.map((each) => (
        <div key={each.id}>{each.text}</div>
      ))}
    </div>
  )
}
