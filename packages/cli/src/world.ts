/** A text file of a folder; `path` is relative to the folder, with forward slashes. */
export interface FolderFile {
  path: string
  text: string
}

/** A file of any kind. */
export interface FolderBytes {
  path: string
  bytes: Uint8Array
}

/** The file system, as far as the commands need it. Errors are sentences for the person at the terminal. */
export interface Folders {
  /** All files of a folder, or the one file, whose names end in one of the given ways, sorted by path. */
  read(folder: string, endings: readonly string[]): Promise<FolderFile[]>
  /** The same, of files that are no text. */
  readBytes(folder: string, endings: readonly string[]): Promise<FolderBytes[]>
  /** Writes files, and removes those already there that `stale` names. Makes the folder. */
  write(folder: string, files: readonly (FolderFile | FolderBytes)[], stale: (name: string) => boolean): Promise<void>
  /** Calls `run` after changes in the folder, once for those that come together. Returns how to end it. */
  watch(folder: string, run: () => void): () => void
}

export interface World {
  folders: Folders
  say(line: string): void
  complain(line: string): void
  /** What the environment says. */
  env: Record<string, string | undefined>
  /** Resolves when this process is asked to stop. */
  asked(): Promise<void>
}
