package io.github.poollaunch.cli.map;

import io.github.poollaunch.PoolFunction;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the user's classes in the parent, from the user's class path. Of our own classes it knows the API's package alone:
 * were it a child of our loader, the user's program would get our version of picocli and our other libraries in place of
 * its own, and a class that the children do not have would be found here.
 */
final class UserClassLoader extends URLClassLoader {

    private static final String API = PoolFunction.class.getPackageName();

    UserClassLoader(URL[] classPath) {
        super("pool-launch-user", classPath, new ApiLoader());
    }

    private static final class ApiLoader extends ClassLoader {
        ApiLoader() {
            super("pool-launch-api", getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            int packageEnd = name.lastIndexOf('.');
            if (packageEnd >= 0 && name.substring(0, packageEnd).equals(API)) {
                return PoolFunction.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
