/** electron-builder's hook: removes the program that a bare Electron runs, which a packaged one must not carry. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
}
