/** The window: what the service's state allows, then the screen that was asked for, with dialogs and notices above it. */
import { LibraryScreen } from './library/library-screen.tsx';
import { ReaderScreen } from './reader/reader-screen.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { ServiceGate } from './shell/service-gate.tsx';
import { Shell } from './shell/shell.tsx';
import { useNavigation } from './state/navigation.ts';
import { UiProvider } from './ui/index.ts';

export function App() {
  return (
    <UiProvider>
      <ServiceGate>
        <ErrorBoundary>
          <Shell>
            <Screens />
          </Shell>
        </ErrorBoundary>
      </ServiceGate>
    </UiProvider>
  );
}

function Screens() {
  const screen = useNavigation((state) => state.screen);
  return screen.name === 'reader' ? <ReaderScreen key={screen.workId} workId={screen.workId} /> : <LibraryScreen />;
}
