interface ChoicesProps<T extends string> {
  legend: string
  name: string
  options: readonly T[]
  chosen: readonly T[]
  say(option: T): string
  fault?: string | null
}

/** Several of a few things, by check boxes of one form field. */
export function Choices<T extends string>({ legend, name, options, chosen, say, fault = null }: ChoicesProps<T>) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} class="check">
          <input type="checkbox" name={name} value={option} defaultChecked={chosen.includes(option)} /> {say(option)}
        </label>
      ))}
      <p class="fault" role="alert">
        {fault}
      </p>
    </fieldset>
  )
}
