import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { currentLanguage } from '../../ui/texts.ts';

/** Saves the certificate of a destruction, to be printed. */
export function useCertificate(): { print(id: string): Promise<void> } {
  const paper = useCommand((id: string) => api.privacy.certificate({ id, language: currentLanguage() }));
  return {
    print: async (id) => {
      const made = await paper.run(id);
      if (made.ok) saveBlob(made.value.name, made.value);
    },
  };
}
