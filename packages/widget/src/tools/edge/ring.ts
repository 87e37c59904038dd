/** Two soft tones, made here: no file to fetch. Silent where the browser lets no page sound yet. */
export function ring(): void {
  try {
    const context = new AudioContext()
    for (const [index, pitch] of [659, 880].entries()) {
      const at = context.currentTime + index * 0.14
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = pitch
      volume.gain.setValueAtTime(0.0001, at)
      volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.32)
      tone.connect(volume).connect(context.destination)
      tone.start(at)
      tone.stop(at + 0.34)
    }
    setTimeout(() => void context.close(), 1000)
  } catch {
    // A browser without sound: the badge still tells.
  }
}
