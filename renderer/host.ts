/** The one door out of the window: what the preload exposes. */
import type { HostApi } from '../contract/host-api.ts';

declare global {
  interface Window {
    readonly hexapla: HostApi;
  }
}

export const host: HostApi = window.hexapla;
