/** Changes to one pipeline that only this browser has. */
export interface UnsentWork {
  readonly pipelineId: string;
  readonly entries: readonly object[];
}

export async function readUnsentWork(userId: string): Promise<readonly UnsentWork[]> {
  void userId;
  return [];
}
