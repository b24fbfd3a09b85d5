/** The window: what the service's state allows, then the screen that was asked for, with dialogs and notices above it. */
import { useNavigation } from './state/navigation.ts';
import { LibraryScreen } from './library/library-screen.tsx';
import { ReaderScreen } from './reader/reader-screen.tsx';
import { ServiceGate } from './shell/service-gate.tsx';
import { useAppearance } from './shell/use-appearance.ts';

export function App() {
  return (
    <ServiceGate>
      <Screens />
    </ServiceGate>
  );
}

function Screens() {
  useAppearance();
  const screen = useNavigation((state) => state.screen);
  return screen.name === 'reader' ? <ReaderScreen key={screen.workId} workId={screen.workId} /> : <LibraryScreen />;
}
