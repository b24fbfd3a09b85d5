/** What page.evaluate finds in the window. */
import type { HostApi } from '../../contract/host-api.ts';

declare global {
  var hexapla: HostApi;
}
