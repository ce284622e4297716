package studio.atelier.designer.inspector;

/** Names of members as headings. */
final class Words {

    private Words() {}

    /** @return {@code ResourceConfig} as "Resource config" */
    static String title(String member) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < member.length(); i++) {
            char letter = member.charAt(i);
            boolean starts = i > 0
                    && Character.isUpperCase(letter)
                    && (!Character.isUpperCase(member.charAt(i - 1))
                            || i + 1 < member.length() && Character.isLowerCase(member.charAt(i + 1)));
            if (starts) {
                text.append(' ');
            }
            boolean acronym = i + 1 < member.length() && Character.isUpperCase(member.charAt(i + 1));
            text.append(
                    i == 0
                                    || acronym
                                    || !Character.isUpperCase(letter)
                                    || i > 0 && Character.isUpperCase(member.charAt(i - 1))
                            ? letter
                            : Character.toLowerCase(letter));
        }
        return text.toString();
    }
}
