package io.github.poollaunch.protocol.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a user's class travels, and whether it can: see {@link PlainClassCodec}. */
final class PlainClass {
    private PlainClass() {}

    /**
     * Returns the constructor that makes an empty object.
     *
     * @throws ValueException if there is none, or if it would not make an object of just that class
     */
    static Constructor<?> constructor(Class<?> type) {
        String name = "the class " + type.getTypeName();
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new ValueException(
                    "values of type " + type.getTypeName() + " cannot travel, since nothing tells which"
                            + " class they are of: make it sealed, or declare the class itself");
        }
        if (type.isHidden() || type.isSynthetic()) {
            throw new ValueException(name + " is a lambda's and cannot travel: use a record");
        }
        boolean inner = type.isAnonymousClass()
                || type.isLocalClass()
                || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()));
        if (inner) {
            throw new ValueException(
                    name + " is an inner class, and the object around it cannot travel: make it static, or a record");
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new ValueException(name + " has no constructor without parameters, so that it cannot be made when it"
                    + " is read: add one (it may be private), or make it a record");
        } catch (RuntimeException e) {
            throw notOpen(type, e);
        }
    }

    /** Returns the fields that travel, those of the topmost superclass first. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                if (JdkTypes.isJdk(each)) {
                    throw new ValueException(
                            "the class " + type.getTypeName() + " cannot travel, since what " + each.getTypeName()
                                    + " keeps in it cannot be read: use a record, or a field of that type");
                }
                if (!Modifier.isTransient(field.getModifiers())) {
                    open(type, field);
                    own.add(field);
                }
            }
            fields.addAll(0, own);
        }
        return fields;
    }

    /** Names a field by itself; one that hides a superclass's, or is hidden, with its class. */
    static String[] names(List<Field> fields) {
        Set<String> once = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        for (Field field : fields) {
            if (!once.add(field.getName())) {
                hidden.add(field.getName());
            }
        }
        String[] names = new String[fields.size()];
        for (int i = 0; i < names.length; i++) {
            Field field = fields.get(i);
            names[i] = hidden.contains(field.getName())
                    ? field.getDeclaringClass().getName() + "." + field.getName()
                    : field.getName();
        }
        return names;
    }

    private static void open(Class<?> type, Field field) {
        try {
            field.setAccessible(true);
        } catch (RuntimeException e) {
            throw notOpen(type, e);
        }
    }

    private static ValueException notOpen(Class<?> type, RuntimeException e) {
        return new ValueException(
                "the class " + type.getTypeName() + " is not accessible: open its package (" + e.getMessage() + ")");
    }
}
